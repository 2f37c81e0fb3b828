/// What a command is called and what its help says.
public struct CommandConfiguration: Sendable {
  /// The word that selects the command; for the root, the name of the program.
  public let commandName: String

  /// One sentence on what the command does.
  public let abstract: String

  /// Paragraphs of detail, divided by line breaks and wrapped where they are printed.
  public let discussion: String

  /// Command lines that work, with what they do.
  public let examples: [CommandExample]

  /// The commands that this one leads to, in the order of the help text.
  public let subcommands: [any ParsableCommand.Type]

  /// Creates a configuration.
  ///
  /// - Parameters:
  ///   - commandName: The word that selects the command; for the root, the name of the program.
  ///   - abstract: One sentence on what the command does.
  ///   - discussion: Paragraphs of detail, divided by line breaks.
  ///   - examples: Command lines that work, with what they do.
  ///   - subcommands: The commands that this one leads to. Their names must differ, and none is called `help`.
  public init(
    commandName: String, abstract: String, discussion: String = "", examples: [CommandExample] = [],
    subcommands: [any ParsableCommand.Type] = []
  ) {
    self.commandName = commandName
    self.abstract = abstract
    self.discussion = discussion
    self.examples = examples
    self.subcommands = subcommands
  }
}
