/// A command line that works, for the help text.
public struct CommandExample: Equatable, Sendable {
  /// The whole line, as typed.
  public let commandLine: String

  /// What the line does.
  public let explanation: String

  /// Creates an example.
  ///
  /// - Parameters:
  ///   - commandLine: The whole line, as typed.
  ///   - explanation: What the line does.
  public init(_ commandLine: String, _ explanation: String) {
    self.commandLine = commandLine
    self.explanation = explanation
  }
}
