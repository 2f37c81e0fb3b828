public import Documents

/// Why returns cannot be aligned.
public enum AlignmentError: Error, Equatable, Sendable {
  /// The names do not select assets.
  case selection(AssetSelectionError)
  /// Fewer than two intervals in which all the assets have a return.
  ///
  /// `asset` is the one without which most intervals would be left, `remaining` of them; `first` and `last` are the
  /// ends of its first and last return, nil where it has none.
  case tooFewCommon(
    source: String, assets: [String], found: Int, asset: String, first: Timestamp?, last: Timestamp?, remaining: Int)
}

extension AlignmentError: CustomStringConvertible {
  /// The one message: how many intervals, whose span is to blame, and the remedy.
  public var description: String {
    switch self {
    case .selection(let error): return error.description
    case .tooFewCommon(let source, let assets, let found, let asset, let first, let last, let remaining):
      let span = first.flatMap { first in last.map { "has returns from \(first) to \($0)" } } ?? "has no return"
      return "\(source): \(listing(assets)) have \(found) common returns, fewer than 2; \(asset) \(span); "
        + (assets.count == 2
          ? "choose another pair, or bring a longer history"
          : "leave it out (\(remaining) common returns without it), or align pairwise")
    }
  }
}
