extension ParsableCommand {
  /// Finds the command that a command line names, and its values.
  ///
  /// Called on the root command. `--help` or `-h` anywhere before `--`, `help COMMAND`, and a command line that stops at
  /// a command with subcommands ask for help; `--version` is known to the root only.
  ///
  /// In what follows a command, options and positional arguments may be mixed:
  /// - `--option value` and `--option=value` mean the same. The next word is the value whatever it looks like (`-1` too),
  ///   unless it is itself a declared option.
  /// - A word that starts with a dash and is a number is a positional argument, if no option is called so.
  /// - Everything behind `--` is a positional argument.
  /// - A flag may be repeated; an option may only if its property is an array.
  ///
  /// - Parameter arguments: The words behind the name of the program.
  /// - Returns: A command ready to run, or what the user asked for instead.
  /// - Throws: ``ArgumentError`` where the words do not fit what the command declares.
  public static func parse(_ arguments: [String]) throws(ArgumentError) -> ParseOutcome {
    let beforeTerminator = arguments.prefix { $0 != "--" }
    let asksForHelp = beforeTerminator.contains(where: ResolvedCommand.isHelpName)
    var words = arguments[...]
    if asksForHelp { words = beforeTerminator.filter { !ResolvedCommand.isHelpName($0) }[...] }

    var command = ResolvedCommand(root: Self.self)
    while command.hasSubcommands {
      guard let word = words.popFirst() else { return .help(HelpText(of: command).text) }
      if word == "help", command.isRoot {
        return .help(HelpText(of: try command.descendant(named: words)).text)
      }
      if word.hasPrefix("-") {
        if asksForHelp { return .help(HelpText(of: command).text) }
        if word == ResolvedCommand.versionName, command.isRoot { return .version }
        throw command.unknownOption(word)
      }
      command = try command.subcommand(named: word)
    }
    if asksForHelp { return .help(HelpText(of: command).text) }
    if command.isRoot, beforeTerminator.contains(ResolvedCommand.versionName) { return .version }
    return .command(try command.instance(parsing: words))
  }
}
