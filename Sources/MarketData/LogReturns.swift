public import Documents
internal import Foundation

/// Log returns of observed prices, one column per asset over that asset's own observed span.
///
/// The return of an interval is ln(P_end / P_start), a fraction. There is one only where two neighbouring rows are
/// exactly one step apart and both have a price; never across a gap. Intervals between neighbouring rows that are not
/// one step apart stay in `times`, without a return.
public struct LogReturns: Sendable, Equatable {
  /// The name of the file, for messages.
  public let source: String
  /// The names of the assets; at least one, none twice.
  public let assets: [String]
  /// The end of each interval, strictly rising: the times of the price table but the first.
  public let times: [Timestamp]
  /// The length in seconds of an interval that has returns.
  public let step: Int
  /// The returns, one column per asset and one element per interval; nil where there is none.
  public let returns: [[Double?]]

  /// The returns of a price table.
  ///
  /// - Parameter prices: the prices.
  /// - Complexity: O(rows times assets).
  public init(_ prices: PriceTable) {
    source = prices.source
    assets = prices.assets
    times = Array(prices.times.dropFirst())
    step = prices.step
    let isOneStep = zip(prices.times, prices.times.dropFirst()).map { $1.seconds - $0.seconds == prices.step }
    returns = prices.prices.map { column in
      isOneStep.indices.map { interval in
        guard isOneStep[interval], let start = column[interval], let end = column[interval + 1] else { return nil }
        return log(end / start)
      }
    }
  }

  /// How many returns an asset has.
  ///
  /// - Parameter asset: the position of the asset in `assets`.
  /// - Returns: the number of intervals with a return.
  public func count(of asset: Int) -> Int { returns[asset].count { $0 != nil } }
}
