/// A venue whose price is one of those of which an oracle takes the median.
public struct OracleSource: Equatable, Sendable {
  /// The name that a reader knows it by; empty for none.
  public let name: String
  /// What it trades above the market while ``window`` holds, a fraction; negative below it, and 0 at all other times.
  public let premium: Double
  /// How old its price is when the oracle gets it, beside the latency of the oracle itself.
  public let latencySeconds: Double
  /// When it trades at the premium, by its own clock: the oracle sees both ends later by the latencies.
  public let window: OracleWindow

  /// A source; the rule of an oracle checks it when it is made.
  public init(
    name: String = "", premium: Double = 0, latencySeconds: Double = 0, window: OracleWindow = OracleWindow()
  ) {
    self.name = name
    self.premium = premium
    self.latencySeconds = latencySeconds
    self.window = window
  }

  /// Its price for a market price.
  ///
  /// - Parameters:
  ///   - market: The price of the market, as old as the delay.
  ///   - seconds: When the oracle sees it.
  ///   - delay: All latencies together.
  /// - Returns: The price that the oracle gets.
  func quote(market: Double, seenAt seconds: Double, after delay: Double) -> Double {
    premium != 0 && window.holds(at: seconds, seenAfter: delay) ? market * (1 + premium) : market
  }
}
