/// A reason why a value, or a combination of values, will not do.
public struct ValidationError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The reason, with the value, the bound and the remedy, and no full stop.
  public let message: String

  /// The reason.
  public var description: String { message }

  /// Creates an error from its reason.
  ///
  /// - Parameter message: The reason, with the value, the bound and the remedy, and no full stop.
  public init(_ message: String) {
    self.message = message
  }
}
