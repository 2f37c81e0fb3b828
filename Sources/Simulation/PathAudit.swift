internal import Numerics

/// What a model asks for beside what its paths do: the check that a simulation draws from the model that it was given.
///
/// Each figure is compared in its own standard errors. Volatility, correlation and mean are estimated by maximum
/// likelihood for the model's own dynamics, because the sample moments of a Student t with few degrees of freedom have no
/// standard errors; for Gaussian dynamics the two are the same. Where a step depends on those before it, what is
/// compared is what is left once the model's parameters have told its variance, correlation or state: see <doc:Laws>. A
/// sound simulation exceeds ``limit`` with a probability of 5.7e-7 per quantity, and at most 3e-6 for one as skewed as a mean
/// price ratio; a figure that is more skewed, or rests on moments that do not exist, has no distance.
public struct PathAudit: Equatable, Sendable, Codable {
  /// Every quantity that was compared.
  public let entries: [AuditEntry]
  /// The number of one-step returns per asset behind the figures.
  public let observations: Int
  /// The number of paths that they came from.
  public let paths: Int
  /// Whether no quantity is farther off than ``limit`` standard errors.
  public let passed: Bool

  /// The number of standard errors that is too far.
  public static let limit = 5.0

  /// The probability with which one quantity of a sound simulation is farther off than ``limit``.
  public static var falseAlarmRate: Double { 2 * StandardNormal.upperTail(limit) }

  init(entries: [AuditEntry], observations: Int, paths: Int) {
    self.entries = entries
    self.observations = observations
    self.paths = paths
    passed = !entries.contains { $0.fails(beyond: Self.limit) }
  }

  /// The entries that fail.
  public var failures: [AuditEntry] { entries.filter { $0.fails(beyond: Self.limit) } }

  /// The entry that is farthest off, in standard errors.
  public var worst: AuditEntry? {
    entries.max { ($0.zScore?.magnitude ?? 0) < ($1.zScore?.magnitude ?? 0) }
  }
}
