/// One quantity of a model beside what the paths made of it.
public struct AuditEntry: Equatable, Sendable, Codable {
  /// What the quantity is, with its asset or assets: `volatility BTC`.
  public let quantity: String
  /// The value that the model asks for; nil where it is infinite.
  public let configured: Double?
  /// The value in the paths.
  public let realised: Double
  /// The standard error of the realised value; nil where it has none because the moments that it needs do not exist.
  public let standardError: Double?
  /// The distance in standard errors; nil where there is none.
  public let zScore: Double?

  /// An entry whose distance is measured in standard errors.
  init(_ quantity: String, configured: Double, distance: Double, standardError: Double) {
    self.quantity = quantity
    self.configured = configured
    realised = configured + distance
    self.standardError = standardError
    // Without randomness there is no room for a difference.
    zScore = standardError > 0 ? distance / standardError : (distance == 0 ? 0 : distance * .infinity)
  }

  /// An entry with a test statistic of its own, or with none.
  init(
    _ quantity: String, configured: Double?, realised: Double, standardError: Double? = nil, zScore: Double?
  ) {
    self.quantity = quantity
    self.configured = configured
    self.realised = realised
    self.standardError = standardError
    self.zScore = zScore
  }

  /// The same figures where nothing says how far apart they may be.
  var withoutDistance: AuditEntry { AuditEntry(quantity, configured: configured, realised: realised, zScore: nil) }

  /// Whether the paths contradict the model beyond a number of standard errors; a figure that is not a number does.
  func fails(beyond limit: Double) -> Bool {
    guard realised.isFinite else { return true }
    guard let zScore else { return false }
    return !(zScore.magnitude <= limit)
  }
}
