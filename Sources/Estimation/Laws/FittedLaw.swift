internal import MarketModel
internal import Numerics

/// A law fitted to common returns, in the words of a market model.
struct FittedLaw {
  var dynamics: Dynamics
  /// The long-run standard deviation of a step's return, one per asset; nil for the covariance estimate's.
  var stepDeviations: [Double]?
  /// The correlation that goes with the law; nil for the covariance estimate's.
  var correlation: Matrix?
  /// How it was fitted, in a line of the model's provenance.
  var description: String
  /// What was changed on the way.
  var repairs: [String] = []
  /// What a reader of the model must know, where it is wrong above all.
  var notes: [String]
  var diagnostics: LawDiagnostics
  var series: [SeriesDiagnostics] = []
}

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
