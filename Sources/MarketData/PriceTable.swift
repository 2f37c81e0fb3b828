public import Documents

/// Observed prices: rising times, one column per asset, nil where no price was observed.
///
/// Every price lies within ``priceBounds``. Nothing is filled in: what the file leaves blank stays nil.
public struct PriceTable: Sendable, Equatable {
  /// The lowest and the highest price that is believed.
  public static let priceBounds: ClosedRange<Double> = 1e-18...1e15

  /// The name of the file, for messages.
  public let source: String
  /// Remarks before the header of the file, such as one that marks synthetic prices.
  public let remarks: [String]
  /// The name of the first column: `date` or `time`.
  public let timeColumn: String
  /// The names of the assets; at least one, none twice.
  public let assets: [String]
  /// When the prices were observed, strictly rising; at least two, or one where one was enough.
  public let times: [Timestamp]
  /// The line of the file from which each row comes.
  public let lines: [Int]
  /// The prices, one column per asset and one element per time; nil where blank.
  public let prices: [[Double?]]
  /// The spacing in seconds that most neighbouring times have; the shorter one of a tie; 0 of one time.
  public let step: Int

  /// The table with some of its assets, every row kept.
  ///
  /// - Parameter names: the assets to keep, in the order wanted.
  /// - Returns: a table of these assets.
  /// - Throws: ``AssetSelectionError`` for no name, an unknown name or one given twice.
  public func selecting(_ names: [String]) throws(AssetSelectionError) -> PriceTable {
    let chosen = try positions(of: names, among: assets, source: source)
    return PriceTable(
      source: source, remarks: remarks, timeColumn: timeColumn, assets: names, times: times, lines: lines,
      prices: chosen.map { prices[$0] }, step: step)
  }

  /// The rows from the first to the last observed price of an asset; nil where it has none.
  func span(of asset: Int) -> ClosedRange<Int>? {
    guard let first = prices[asset].firstIndex(where: { $0 != nil }),
      let last = prices[asset].lastIndex(where: { $0 != nil })
    else { return nil }
    return first...last
  }
}
