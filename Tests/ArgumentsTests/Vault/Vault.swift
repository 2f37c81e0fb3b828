import Arguments

/// The root of the command tree that these tests parse.
struct Vault: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vault",
    abstract: "Counts what a vault holds.",
    subcommands: [Weigh.self, Compare.self, Ledger.self])
}
