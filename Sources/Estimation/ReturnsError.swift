/// Why returns cannot be fitted by a law of several assets.
public enum ReturnsError: Error, Equatable, Sendable {
  /// There are fewer returns than a fit needs.
  case tooFewObservations(count: Int, assets: Int, needed: Int)
  /// A return is NaN or infinite; the row counts from 0.
  case notFinite(asset: String, row: Int, value: Double)
  /// The returns of an asset do not differ.
  case constantSeries(asset: String, observations: Int)
  /// An asset is a linear combination of those before it, so that the returns have no joint density.
  case collinear(asset: String)
  /// So many returns lie in one place that the body of the returns has no spread.
  case noSpread(assets: [String])
}

extension ReturnsError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .tooFewObservations(let count, let assets, let needed):
      "\(count) returns of \(assets) assets, and this fit needs \(needed): bring a longer history, or leave out the"
        + " assets with the shortest"
    case .notFinite(let asset, let row, let value):
      "\(asset): return \(row + 1) is \(value): every return is needed, so cut the series there or mend the price"
    case .constantSeries(let asset, let observations):
      "\(asset) does not move in its \(observations) returns: leave it out, or check its prices for a stale run"
    case .collinear(let asset):
      "\(asset) moves exactly as a combination of the assets before it: leave it out, or model it as a claim on them"
    case .noSpread(let assets):
      "\(assets.joined(separator: ", ")): most returns lie in one place, as those of a peg that hardly moves: leave the"
        + " asset out, or model it as a claim"
    }
  }
}
