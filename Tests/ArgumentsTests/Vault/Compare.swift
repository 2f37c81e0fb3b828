import Arguments

/// A bounded array behind a required argument, and a repeated option without a default.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "compare", abstract: "Compares crates.")

  @Argument(help: "A scale.")
  var scale: String

  @Argument(minimum: 2, maximum: 4, help: "The crates.", valueName: "crate")
  var crates: [Double]

  @Option(help: "A label.")
  var label: [String]

  @OptionGroup var shared: SharedOptions

  func run() {}
}
