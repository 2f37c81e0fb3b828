public import MarketModel
public import Numerics

/// What a market model says of each next step, one step after the other: the densities of a predictive log score.
///
/// It starts from the state that the model has (its current volatilities, correlation, regime) and learns from each step
/// before it says what the next may bring; its parameters stay. So it scores what would be simulated, drift included.
public struct PredictiveDensity: Sendable {
  private let model: MarketModel
  private let stepDays: Double
  private let stepYears: Double

  /// The densities of a model.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - stepDays: The length of a step in days.
  public init(_ model: MarketModel, stepDays: Double) {
    self.model = model
    self.stepDays = stepDays
    stepYears = stepDays / model.daysPerYear
  }

  /// The logarithms of the densities of some steps.
  public struct Scores: Equatable, Sendable {
    /// The density of all returns of a step together, one per step; nil where the law has none in closed form: days drawn
    /// again, and jumps of single assets.
    public let joint: [Double]?
    /// The sum over the drivers of the logarithms of each return's own density, one per step.
    public let marginal: [Double]
  }

  /// The scores of returns that were observed after the model was made.
  ///
  /// - Parameter returns: Log returns, a row per step, oldest first, a column per driver, all finite.
  /// - Returns: The scores, in the unit of the returns.
  /// - Throws: ``PredictiveDensityError`` where a correlation has no Cholesky factor, and for returns whose density is 0 or
  ///   infinite, so that a score is always a number.
  /// - Precondition: there is a column per driver, and the step is that of the law.
  /// - Complexity: O(rows * drivers²), or drivers³ where the correlation moves.
  public func scores(of returns: Matrix) throws(PredictiveDensityError) -> Scores {
    precondition(returns.columns == model.drivers.count, "A column per driver")
    precondition(model.dynamics.stepDays.map { $0 == stepDays } ?? true, "The step of the law")
    var law: any StepDensity
    do throws(LinearAlgebraError) {
      law = try stepDensity()
    } catch {
      throw .noDensity(row: 0, error)
    }
    var joint: [Double]? = []
    var marginal: [Double] = []
    for row in 0..<returns.rows {
      let values = (0..<returns.columns).map { returns[row, $0] }
      let score: StepScore
      do throws(LinearAlgebraError) {
        score = try law.advance(values)
      } catch {
        throw .noDensity(row: row, error)
      }
      for (driver, value) in score.marginals.enumerated() where !value.isFinite {
        throw value > 0
          ? .certain(asset: model.drivers[driver], row: row, value: values[driver])
          : .impossible(asset: model.drivers[driver], row: row, value: values[driver])
      }
      if let value = score.joint { joint?.append(value) } else { joint = nil }
      marginal.append(score.marginals.reduce(0, +))
    }
    return Scores(joint: joint, marginal: marginal)
  }

  private func stepDensity() throws(LinearAlgebraError) -> any StepDensity {
    let step = ModelStep(model, years: stepYears)
    switch model.dynamics {
    case .gaussian: return try ClusteredDensity(step, clustering: nil, innovations: .normal, dynamic: nil)
    case .studentT(let degreesOfFreedom):
      return try ClusteredDensity(
        step, clustering: nil, innovations: .studentT(degreesOfFreedom: degreesOfFreedom), dynamic: nil)
    case .garch(let returns):
      return try ClusteredDensity(
        step, clustering: returns.clustering, innovations: returns.innovations, dynamic: returns.dynamicCorrelation)
    case .jumpDiffusion(let jumps): return try JumpDensity(step, jumps)
    case .regimeSwitching(let regimes): return try RegimeDensity(step, regimes)
    case .copula(let returns): return CopulaDensity(step, returns)
    case .historical(let returns): return ResampledDensity(step, returns)
    }
  }
}
