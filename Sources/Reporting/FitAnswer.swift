public import Estimation
public import MarketData
internal import MarketModel

/// What `fit` answers: the model, what it rests on, and the quality of the prices.
public struct FitAnswer: Equatable, Sendable {
  /// The model and its diagnostics.
  public let fitted: FittedModel
  /// The quality of the prices.
  public let quality: QualityReport
  /// The file that the model was written to; nil where it was not.
  public let writtenTo: String?

  /// The answer of a fit.
  public init(_ fitted: FittedModel, quality: QualityReport, writtenTo: String?) {
    self.fitted = fitted
    self.quality = quality
    self.writtenTo = writtenTo
  }
}

extension FitAnswer: Encodable {
  private enum CodingKeys: String, CodingKey { case model, diagnostics, quality, writtenTo }

  /// Writes the model, its diagnostics, the quality report and the name of the file.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(fitted.model, forKey: .model)
    try container.encode(fitted.diagnostics, forKey: .diagnostics)
    try container.encode(quality, forKey: .quality)
    try container.encode(writtenTo, forKey: .writtenTo)
  }
}
