/// An estimate from a sample, with its standard error and its interval.
public struct Estimate: Equatable, Sendable, Codable {
  /// The estimate.
  public let value: Double
  /// The standard error of the estimate.
  public let standardError: Double
  /// The interval of the estimate.
  public let interval: Interval

  /// An estimate from its parts.
  public init(value: Double, standardError: Double, interval: Interval) {
    self.value = value
    self.standardError = standardError
    self.interval = interval
  }
}
