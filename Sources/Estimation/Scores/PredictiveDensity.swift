public import MarketModel
public import Numerics

/// What a market model says of each next step, one step after the other: the densities of a predictive log score.
///
/// It starts from the state that the model has (its current volatilities, correlation, regime) and learns from each step
/// before it says what the next may bring; its parameters stay. So it scores what would be simulated, drift included.
public struct PredictiveDensity: Sendable {
  private let model: MarketModel
  private let stepYears: Double

  /// The densities of a model.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - stepDays: The length of a step in days.
  public init(_ model: MarketModel, stepDays: Double) {
    self.model = model
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
  /// - Throws: `LinearAlgebraError` where a correlation has no Cholesky factor.
  /// - Precondition: there is a column per driver.
  /// - Complexity: O(rows * drivers²), or drivers³ where the correlation moves.
  public func scores(of returns: Matrix) throws(LinearAlgebraError) -> Scores {
    precondition(returns.columns == model.drivers.count, "A column per driver")
    var law = try stepDensity()
    var joint: [Double]? = []
    var marginal: [Double] = []
    for row in 0..<returns.rows {
      let values = (0..<returns.columns).map { returns[row, $0] }
      let score = try law.advance(values)
      if let value = score.joint { joint?.append(value) } else { joint = nil }
      marginal.append(score.marginal)
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

/// The density of the next step, and what is learnt from it.
protocol StepDensity {
  /// The logarithm of the density of a step's returns, after which they are known.
  mutating func advance(_ returns: [Double]) throws(LinearAlgebraError) -> (joint: Double?, marginal: Double)
}

/// A model's yearly figures on the scale of one step.
struct ModelStep {
  let correlation: Matrix
  let variances: [Double]
  let drifts: [Double]
  let years: Double

  init(_ model: MarketModel, years: Double) {
    correlation = Matrix(model.correlation)
    variances = model.volatility.map { $0 * $0 * years }
    drifts = model.drift.map { $0 * years }
    self.years = years
  }

  /// A step without drift.
  init(correlation: Matrix, variances: [Double], years: Double) {
    self.correlation = correlation
    self.variances = variances
    drifts = Array(repeating: 0, count: variances.count)
    self.years = years
  }
}
