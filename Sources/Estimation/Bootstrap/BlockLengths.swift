public import Numerics

/// One mean block length for the returns of several assets, and what it was chosen from.
///
/// Returns hardly remember those before them, but their sizes do, and it is that clustering which blocks have to keep. So a
/// length is chosen for the absolute returns of each asset; the rows of all assets are resampled together, and the
/// longest of their lengths is taken: too long a block costs variety, too short a one the clustering.
public struct BlockLengths: Equatable, Sendable {
  /// The names of the assets.
  public let assets: [String]
  /// What each asset's absolute returns, less their mean, ask for.
  public let lengths: [BlockLength]
  /// The longest of the lengths, in steps.
  public let mean: Double

  /// The lengths for the returns of some assets.
  ///
  /// - Parameters:
  ///   - returns: A row per step, oldest first, and a column per asset.
  ///   - assets: A name per column.
  /// - Throws: ``ReturnsError`` where the rows are too few, not finite or, of an asset, all of one size.
  /// - Precondition: there is one name per column, and at least one column.
  /// - Complexity: O(d n √n).
  public init(of returns: Matrix, assets: [String]) throws(ReturnsError) {
    precondition(returns.columns == assets.count && !assets.isEmpty, "One name per column, and at least one column")
    var lengths: [BlockLength] = []
    for (column, asset) in assets.enumerated() {
      let values = Array(returns.column(column))
      let mean = SeriesMoments(values).mean
      // What is not finite is left as it is, to be refused by name.
      lengths.append(try BlockLength(of: values.map { $0.isFinite ? abs($0 - mean) : $0 }, asset: asset))
    }
    self.assets = assets
    self.lengths = lengths
    mean = lengths.reduce(1) { max($0, $1.mean) }
  }
}
