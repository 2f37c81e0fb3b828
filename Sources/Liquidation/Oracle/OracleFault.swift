/// Something wrong with an oracle for a while.
public struct OracleFault: Equatable, Sendable {
  /// What is wrong.
  public enum Kind: Equatable, Sendable {
    /// No new answer is written: the one from before stays.
    case stuck
    /// No answer below so many dollars is written.
    case floor(minimum: Double)
    /// No answer above so many dollars is written; it yields to a floor above it.
    case ceiling(maximum: Double)
    /// What the venue reads is capped by a line that rises.
    case growthCap(GrowthCap)
    /// No new answer is written and nobody can be liquidated, nor for the grace after it.
    case paused(graceSeconds: Double)
    /// What is observed is multiplied by a factor before it is written: the one venue that is asked trades far off.
    case offset(factor: Double)
  }

  /// The most that a venue lets the price of a token that earns grow: Aave's CAPO.
  ///
  /// `maximum(t) = snapshotRatio (1 + growthPerYear (snapshotAgeSeconds + t) / 365 d)`, times the reference. The venue
  /// takes the smaller of it and of the answer whenever it reads, so that the cap never waits for a new answer.
  ///
  /// Reference: [Aave's PriceCapAdapterBase](https://github.com/bgd-labs/aave-capo).
  public struct GrowthCap: Equatable, Sendable {
    /// What the ratio multiplies.
    public enum Reference: Equatable, Sendable {
      /// A fixed number of dollars.
      case dollars(Double)
      /// What the venue takes for the price of another asset.
      case asset(String)
    }

    /// The ratio of the price to the reference at the snapshot.
    public let snapshotRatio: Double
    /// What the ratio may grow by in 365 days, as a share of the snapshot.
    public let growthPerYear: Double
    /// How long before the start of the path the snapshot was taken.
    public let snapshotAgeSeconds: Double
    /// What the ratio multiplies.
    public let reference: Reference

    /// A cap; the rule of an oracle checks it when it is made.
    public init(
      snapshotRatio: Double, growthPerYear: Double = 0, snapshotAgeSeconds: Double = 0,
      reference: Reference = .dollars(1)
    ) {
      self.snapshotRatio = snapshotRatio
      self.growthPerYear = growthPerYear
      self.snapshotAgeSeconds = snapshotAgeSeconds
      self.reference = reference
    }

    /// The largest ratio of the price to the reference at a moment of the path.
    ///
    /// - Parameter seconds: The moment, since the start of the path.
    /// - Returns: A ratio, at least 0.
    public func largestRatio(at seconds: Double) -> Double {
      OracleCap(self, window: OracleWindow()).largestRatio(at: seconds)
    }
  }

  /// What is wrong.
  public let kind: Kind
  /// While it is.
  public let window: OracleWindow

  /// A fault; the rule of an oracle checks it when it is made.
  public init(_ kind: Kind, window: OracleWindow = OracleWindow()) {
    self.kind = kind
    self.window = window
  }
}
