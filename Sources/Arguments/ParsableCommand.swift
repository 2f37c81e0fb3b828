/// A command: what it is called, what it takes, and what it does.
///
/// A command either runs or has subcommands. One with subcommands only leads to them: it declares no arguments and its
/// `run()` is never called.
public protocol ParsableCommand: ParsableArguments {
  /// The name, texts and subcommands.
  static var configuration: CommandConfiguration { get }

  /// Does the work of the command with the values parsed.
  mutating func run() throws
}

extension ParsableCommand {
  /// Traps: a command without subcommands has to implement it.
  public mutating func run() throws {
    preconditionFailure("\(Self.self) has no run() of its own")
  }
}
