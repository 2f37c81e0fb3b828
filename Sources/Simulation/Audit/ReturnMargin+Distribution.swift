internal import MarketModel
internal import Numerics

extension ReturnMargin {
  /// Whether quantiles of the middle repeat each other, so that one value has a probability of its own.
  var hasAtom: Bool { zip(middle, middle.dropFirst()).contains { $1 - $0 < 1e-9 } }
}

extension TailedMargin {
  /// The law that a model file writes down.
  init(_ margin: ReturnMargin) {
    self.init(
      body: margin.middle,
      lower: (margin.lower.probability, GeneralisedPareto(scale: margin.lower.scale, shape: margin.lower.shape)),
      upper: (margin.upper.probability, GeneralisedPareto(scale: margin.upper.scale, shape: margin.upper.shape)))
  }
}
