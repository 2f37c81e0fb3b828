import Arguments
import Testing

extension Vault {
  /// The command of type `Command` that a command line, split at its spaces, is parsed to.
  static func parsed<Command>(
    _ line: String, as type: Command.Type = Command.self, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Command {
    guard case .command(let command) = try parse(line.split(separator: " ").map(String.init)) else {
      throw Unexpected.outcome
    }
    return try #require(command as? Command, sourceLocation: sourceLocation)
  }

  /// The help text that a command line asks for.
  static func help(_ line: String) throws -> String {
    guard case .help(let text) = try parse(line.split(separator: " ").map(String.init)) else {
      throw Unexpected.outcome
    }
    return text
  }

  /// The error that a command line ends in.
  static func error(
    _ line: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> ArgumentError {
    try #require(throws: ArgumentError.self, sourceLocation: sourceLocation) {
      try parse(line.split(separator: " ").map(String.init))
    }
  }

  private enum Unexpected: Error {
    case outcome
  }
}
