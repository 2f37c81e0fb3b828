/// A command line that does not fit what its command declares.
public struct ArgumentError: Error, Equatable, Sendable {
  /// What is wrong.
  public let cause: Cause

  /// The command that was being parsed, with the names that lead to it: `ballast measure`.
  public let command: String

  /// How that command is called, as in its help text.
  public let usage: String
}

extension ArgumentError: CustomStringConvertible {
  /// The cause, the usage and how to get help, each on a line of its own; a long usage takes more lines.
  public var description: String {
    """
    \(cause)
    \(usage)
    Run '\(command) --help' for help.
    """
  }
}
