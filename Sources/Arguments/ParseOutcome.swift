/// What a command line asks for.
public enum ParseOutcome {
  /// A command with all its values, ready to run.
  case command(any ParsableCommand)

  /// A help text to print, without a line break at its end.
  case help(String)

  /// The version of the program.
  case version
}
