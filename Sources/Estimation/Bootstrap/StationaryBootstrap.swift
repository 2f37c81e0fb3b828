internal import RandomStreams

/// The stationary bootstrap of Politis and Romano (1994): rows resampled in blocks of random length, around a circle.
///
/// A replicate starts at an even row; each next row follows the one before, the first after the last, or with probability
/// 1 / (mean length) a new block starts at an even row. So block lengths are geometric and a replicate is stationary.
/// A replicate is a function of the seed and its number alone.
public struct StationaryBootstrap: Equatable, Sendable {
  /// The number of rows that are resampled.
  public let length: Int
  /// The mean number of rows in a block.
  public let meanBlockLength: Double
  /// The seed.
  public let seed: UInt64

  /// The random stream of the bootstrap, apart from those that draw paths.
  private static let stream: UInt16 = 0xB007

  /// The bootstrap of a number of rows.
  ///
  /// - Parameters:
  ///   - length: The number of rows, positive and below 2³².
  ///   - meanBlockLength: The mean number of rows in a block, at least 1; 1 draws rows independently.
  ///   - seed: The seed.
  public init(length: Int, meanBlockLength: Double, seed: UInt64) {
    precondition(length > 0 && length <= UInt32.max, "There are rows to resample")
    precondition(meanBlockLength >= 1 && meanBlockLength.isFinite, "A block has a row")
    self.length = length
    self.meanBlockLength = meanBlockLength
    self.seed = seed
  }

  /// The rows of a replicate, in order.
  ///
  /// - Parameters:
  ///   - replicate: The number of the replicate, from 0 and below 2⁴⁸.
  ///   - count: How many rows; as many as are resampled where absent. A longer replicate begins with a shorter one.
  /// - Returns: Row numbers, from 0.
  /// - Complexity: O(`count`).
  public func rows(ofReplicate replicate: Int, count: Int? = nil) -> [Int] {
    let count = count ?? length
    precondition(replicate >= 0 && replicate < 1 << 48, "Replicates count from 0")
    let stream = RandomStream(seed: seed, stream: Self.stream)
    var buffer = WordBuffer(paths: 1)
    var rows: [Int] = []
    rows.reserveCapacity(count)
    let startProbability = 1 / meanBlockLength
    for step in 0..<count {
      stream.words(step: step, pair: 0, paths: [UInt64(replicate)], into: &buffer)
      let startsBlock = Double(buffer.first[0] >> 11) * 0x1p-53 < startProbability
      if let last = rows.last, !startsBlock {
        rows.append(last + 1 == length ? 0 : last + 1)
      } else {
        // The upper word of the product is even over the rows, but for a part in 2³².
        rows.append(Int(buffer.second[0].multipliedFullWidth(by: UInt64(length)).high))
      }
    }
    return rows
  }
}
