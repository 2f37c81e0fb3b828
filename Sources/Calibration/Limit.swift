/// A bound that a user has set on a calibrated figure.
public struct Limit: Equatable, Sendable {
  /// What the figure is of.
  public let subject: Subject
  /// Which figure.
  public let parameter: Parameter
  /// The value that the figure must not exceed.
  public let atMost: Double

  /// An asset or a basket, by name.
  public enum Subject: Equatable, Sendable {
    /// An asset of the market.
    case asset(String)
    /// A basket of the run.
    case basket(String)

    /// The name of the asset or basket.
    public var name: String {
      switch self {
      case .asset(let name), .basket(let name): name
      }
    }
  }

  /// A figure that can be bounded.
  public enum Parameter: String, CaseIterable, Sendable, Codable {
    /// The haircut as it is set: rounded, and held to its floor.
    case haircut
    /// The value at risk over the close-out horizon.
    case valueAtRisk = "var"
    /// The expected shortfall over the close-out horizon.
    case expectedShortfall = "es"
  }

  /// A bound on a figure.
  public init(_ subject: Subject, _ parameter: Parameter, atMost: Double) {
    self.subject = subject
    self.parameter = parameter
    self.atMost = atMost
  }
}
