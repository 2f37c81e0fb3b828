import Arguments
import Testing

@Suite("Help")
struct HelpTests {
  private let weigh = """
    OVERVIEW: Weighs the bars of a vault.

    The bars are read from a table with a row for each bar. Where a bar has been weighed twice, both
    weights are kept, and the answer says how far they are apart.
    Weights are in grams.

    USAGE: vault weigh <file> [<row>] --metal <metal> [options]

    ARGUMENTS:
      <file>                       A table of bars.
      <row>                        The row to begin with. (default: 1)

    OPTIONS:
      --metal <metal>              What the bars are made of. (values: gold, silver, whiteGold)
      --confidence <level>         How sure to be; each level in (0, 1). (default: 0.99; may be
                                   repeated)
      --tare-weight <tare-weight>  The weight of the crate that is taken off, which may be a credit and
                                   so negative, as in the tables.
      --out <file>                 Where to write.
      --json                       Print one JSON object.
      -s, --seed <seed>            The seed of the draws.
      --paths <count>              How many paths to draw. (default: 1000)
      -h, --help                   Print this help.

    EXAMPLES:
      vault weigh bars.csv --metal gold
          Weighs the gold bars.
      vault weigh bars.csv --metal silver --json
          The same for silver, for another program.
    """

  @Test("prints everything about a command, aligned and wrapped")
  func wholeText() throws {
    let text = try Vault.help("weigh --help")
    #expect(text == weigh)
  }

  @Test(
    "is asked for anywhere on the line, whatever else is wrong there",
    arguments: ["weigh -h", "--help weigh", "weigh a b c --nonsense --help", "weigh --metal -h", "help weigh"])
  func anywhere(line: String) throws {
    #expect(try Vault.help(line) == weigh)
  }

  @Test("of the root lists the commands", arguments: ["", "--help", "-h", "help", "help --help", "--json --help"])
  func root(line: String) throws {
    #expect(
      try Vault.help(line) == """
        OVERVIEW: Counts what a vault holds.

        USAGE: vault <command>

        OPTIONS:
          --version   Print the version.
          -h, --help  Print this help.

        SUBCOMMANDS:
          weigh       Weighs the bars of a vault.
          compare     Compares crates.
          ledger      Reads the ledger.

        Run 'vault help <command>' for the help of a command.
        """)
  }

  @Test("of a command within a command", arguments: ["ledger list --help", "help ledger list"])
  func nested(line: String) throws {
    #expect(
      try Vault.help(line) == """
        OVERVIEW: Lists the entries.

        USAGE: vault ledger list [<name>]... [--last <last>]

        ARGUMENTS:
          <name>         Names to list. (default: all; any number)

        OPTIONS:
          --last <last>  The newest entries only.
          -h, --help     Print this help.
        """)
  }

  @Test("of a command that only leads to others", arguments: ["ledger", "ledger -h", "help ledger"])
  func group(line: String) throws {
    #expect(try Vault.help(line).hasSuffix("Run 'vault ledger <command> --help' for the help of a command."))
  }

  @Test("names the bounds of a repeated argument")
  func bounds() throws {
    let text = try Vault.help("compare --help")
    #expect(text.contains("USAGE: vault compare <scale> <crate>... (--label <label>)... [options]\n"))
    #expect(text.contains("The crates. (2 to 4)\n"))
    #expect(text.contains("A label. (may be repeated)\n"))
  }

  @Test("keeps to 100 columns", arguments: ["", "weigh -h", "compare -h", "ledger list -h"])
  func width(line: String) throws {
    let lines = try Vault.help(line).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 && $0.last != " " })
  }
}
