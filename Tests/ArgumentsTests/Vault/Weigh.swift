import Arguments

/// Every kind of property but a bounded array, and a check of two options against each other.
struct Weigh: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weigh",
    abstract: "Weighs the bars of a vault.",
    discussion: """
      The bars are read from a table with a row for each bar. Where a bar has been weighed twice, both weights are kept, \
      and the answer says how far they are apart.
      Weights are in grams.
      """,
    examples: [
      CommandExample("vault weigh bars.csv --metal gold", "Weighs the gold bars."),
      CommandExample("vault weigh bars.csv --metal silver --json", "The same for silver, for another program."),
    ])

  @Argument(help: "A table of bars.")
  var file: String

  @Argument(help: "The row to begin with.", valueName: "row")
  var firstRow = 1

  @Option(help: "What the bars are made of.")
  var metal: Metal

  @Option(help: "How sure to be; each level in (0, 1).", valueName: "level")
  var confidence: [Confidence] = [Confidence(level: 0.99)]

  @Option(help: "The weight of the crate that is taken off, which may be a credit and so negative, as in the tables.")
  var tareWeight: Double?

  @Option(name: .customLong("out"), help: "Where to write.", valueName: "file")
  var destination: String?

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard !(shared.json && destination != nil) else {
      throw ValidationError("--json and --out exclude each other: leave out one")
    }
  }

  mutating func run() throws { firstRow += 1 }
}
