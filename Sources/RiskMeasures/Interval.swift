/// A confidence interval, of which either end may not exist.
public struct Interval: Equatable, Sendable {
  /// The lower end; nil where the sample is too small to bound the figure from below.
  public let low: Double?
  /// The upper end; nil where the sample is too small to bound the figure from above.
  public let high: Double?

  /// The interval between two ends.
  public init(low: Double?, high: Double?) {
    self.low = low
    self.high = high
  }

  /// Whether both ends exist.
  public var isBounded: Bool { low != nil && high != nil }

  /// Whether a value lies in the interval, an end that does not exist excluding nothing.
  public func contains(_ value: Double) -> Bool { value >= low ?? -.infinity && value <= high ?? .infinity }

  /// The interval whose ends are the images of this one's under a function that never decreases.
  public func map(_ increasing: (Double) -> Double) -> Interval {
    Interval(low: low.map(increasing), high: high.map(increasing))
  }
}

extension Interval: Codable {
  /// Reads `[low, high]`, where null is an end that does not exist.
  public init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    low = try container.decodeIfPresent(Double.self)
    high = try container.decodeIfPresent(Double.self)
  }

  /// Writes `[low, high]`, where null is an end that does not exist.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    for end in [low, high] {
      if let end { try container.encode(end) } else { try container.encodeNil() }
    }
  }
}
