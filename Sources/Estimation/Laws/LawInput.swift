internal import MarketModel
internal import Numerics

/// What a law is fitted to.
struct LawInput {
  /// Common returns: a row per step, oldest first, a column per asset.
  let returns: Matrix
  /// The returns after which the market stands where a simulation starts: the same, but for draws of the parameters.
  let state: Matrix
  let assets: [String]
  let stepDays: Double
  let daysPerYear: Double
  let covariance: CovarianceMethod
  let options: LawOptions
  let stress: StressBlend?

  /// What turns a step's standard deviation into a yearly volatility.
  var annual: Double { (daysPerYear / stepDays).squareRoot() }

  /// The yearly figures of standard deviations.
  func volatility(_ deviations: [Double]) -> [Double] { deviations.map { $0 * annual } }

  func fit(_ dynamics: FittedDynamics) throws -> FittedLaw? {
    switch dynamics {
    case .gaussian, .studentT: nil
    case .jumpDiffusion: try fitJumps()
    case .garch: try fitClustering(.garch, isAsymmetric: false)
    case .gjr: try fitClustering(.gjr, isAsymmetric: true)
    case .dcc: try fitDynamicCorrelation()
    case .copula: try fitCopula()
    case .filteredCopula: try fitFilteredCopula()
    case .bootstrap: try fitBootstrap()
    case .filteredHistorical: try fitFilteredHistory()
    case .regimeSwitching: try fitRegimes()
    }
  }
}
