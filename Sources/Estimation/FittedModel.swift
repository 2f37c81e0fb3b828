public import MarketModel

/// A market model that was fitted to prices, and how well it rests on them.
public struct FittedModel: Equatable, Sendable {
  /// The model, with its provenance.
  public let model: MarketModel
  /// What the model rests on.
  public let diagnostics: FitDiagnostics
}
