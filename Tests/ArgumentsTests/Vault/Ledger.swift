import Arguments

/// A command that only leads to others.
struct Ledger: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Reads the ledger.", subcommands: [List.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists the entries.")

    @Argument(help: "Names to list.", valueName: "name")
    var names: [String] = ["all"]

    @Option(help: "The newest entries only.")
    var last: Int?

    func run() {}
  }
}
