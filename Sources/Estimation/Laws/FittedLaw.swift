internal import MarketModel
internal import Numerics

/// A law fitted to common returns, in the words of a market model.
struct FittedLaw {
  var dynamics: Dynamics
  /// The long-run standard deviation of a step's return, one per asset.
  var stepDeviations: [Double]
  /// The correlation that goes with the law; what it took to make it one is among ``repairs``.
  var correlation: UsableCorrelation
  /// How it was fitted, in a line of the model's provenance.
  var description: String
  /// What was changed on the way.
  var repairs: [String] = []
  /// What a reader of the model must know, where it is wrong above all.
  var notes: [String]
  var diagnostics: LawDiagnostics
  var series: [SeriesDiagnostics] = []
}
