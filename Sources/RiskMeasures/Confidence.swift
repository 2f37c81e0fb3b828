/// A confidence level: the probability with which a loss stays within a measure.
public struct Confidence: Hashable, Comparable, Sendable {
  /// The level, strictly between 0 and 1.
  public let level: Double

  /// The level from a fraction such as 0.99.
  ///
  /// - Throws: ``RiskMeasureError/confidenceOutOfBounds(_:)`` where the value is not strictly between 0 and 1.
  public init(_ level: Double) throws(RiskMeasureError) {
    guard level > 0, level < 1 else { throw .confidenceOutOfBounds(level) }
    self.level = level
  }

  /// The level of the intervals that reported figures carry.
  public static let interval = Confidence(known: 0.95)

  private init(known level: Double) { self.level = level }

  /// Whether `lhs` is the lower level.
  public static func < (lhs: Confidence, rhs: Confidence) -> Bool { lhs.level < rhs.level }

  /// The rank, counted from 1 in ascending order, of the smallest of `count` observations x with F(x) >= level.
  ///
  /// The product of count and level is a hair off where the level is a decimal fraction (0.07 * 100 > 7), so the rank is
  /// settled by comparing the fractions themselves: `rank / count`, correctly rounded, equals a level that stands for it.
  /// - Precondition: `count > 0`.
  public func rank(of count: Int) -> Int {
    precondition(count > 0, "There is no rank among no observations")
    let n = Double(count)
    var rank = max(1, min(count, Int((n * level).rounded(.up))))
    while rank > 1, Double(rank - 1) / n >= level { rank -= 1 }
    while rank < count, Double(rank) / n < level { rank += 1 }
    return rank
  }

  /// The smallest number of observations of equal weight with a whole one beyond the VaR: fewer have no expected shortfall.
  public var smallestCount: Int {
    var count = max(2, Int(1 / (1 - level)))
    while rank(of: count) >= count { count += 1 }
    return count
  }
}

extension Confidence: Codable {
  /// Reads a level as a number.
  public init(from decoder: any Decoder) throws {
    try self.init(try decoder.singleValueContainer().decode(Double.self))
  }

  /// Writes the level as a number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(level)
  }
}
