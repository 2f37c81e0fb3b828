public import Numerics

/// Why paths cannot be simulated or audited.
public enum SimulationError: Error, Equatable, Sendable {
  /// A horizon that is no whole number, from 1 to a million, of steps of positive length.
  case badGrid(horizonDays: Double, stepDays: Double)
  /// A number of paths that is not between 1 and 2^48.
  case badPathCount(Int)
  /// The correlation matrix has no Cholesky factor in double precision.
  case correlation(LinearAlgebraError)
  /// So many steps and assets that the Sobol' points of one tile of paths would not fit into memory.
  case tooManySobolDimensions(Int, limit: Int)
  /// A law of steps of one length, on a grid of another.
  case stepMismatch(kind: String, modelDays: Double, gridDays: Double)
  /// A sampling that chooses normal factors, for a law that has none.
  case samplingWithoutFactors(kind: String)
  /// A step with more jumps than can be counted.
  case tooManyJumps(perStep: Double, limit: Double)
  /// A claim whose market opens and closes by the day, and steps of which a day is no whole number.
  case stepAcrossDays(claim: String, stepDays: Double)
  /// The audit's maximum-likelihood fit failed.
  case audit(MultivariateFitError)
}

extension SimulationError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .badGrid(let horizonDays, let stepDays):
      horizonDays / stepDays > Double(TimeGrid.stepLimit) + 0.5
        ? "a horizon of \(horizonDays) days in steps of \(stepDays) days is more than \(TimeGrid.stepLimit) steps:"
          + " choose a longer step or a shorter horizon"
        : "a horizon of \(horizonDays) days is no whole number of steps of \(stepDays) days:"
          + " choose a horizon that is a multiple of the step"
    case .badPathCount(let count):
      "\(count) paths: give a number from 1 to 281474976710656"
    case .correlation(let error):
      "the correlation matrix cannot be factorised: \(error); replace it by the nearest correlation matrix"
    case .tooManySobolDimensions(let dimensions, let limit):
      "a path of \(dimensions) random numbers is more than the \(limit) that Sobol' points are drawn for at a time: choose"
        + " a longer step, or another sampling"
    case .stepMismatch(let kind, let modelDays, let gridDays):
      "\(kind) dynamics are a law of steps of \(modelDays) days, and the paths have steps of \(gridDays) days: choose a step"
        + " of \(modelDays) days, or refit to prices at the other interval"
    case .samplingWithoutFactors(let kind):
      "\(kind) dynamics draw observed days, so there are no normal factors for a sampling to choose: use plain paths"
    case .tooManyJumps(let perStep, let limit):
      "\(perStep) jumps are expected in a step, and \(limit) is the most that is drawn: choose a shorter step"
    case .stepAcrossDays(let claim, let stepDays):
      "the market of \(claim) opens and closes by the day, and a day is no whole number of steps of \(stepDays) days:"
        + " choose a step of a day, or of a whole fraction of it"
    case .audit(let error):
      "the audit of the paths failed: \(error)"
    }
  }
}
