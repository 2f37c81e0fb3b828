import Arguments

struct SharedOptions: ParsableArguments {
  @Flag(help: "Print one JSON object.")
  var json = false

  @Option(name: .shortAndLong, help: "The seed of the draws.")
  var seed: UInt64?

  @Option(help: "How many paths to draw.", valueName: "count")
  var paths = 1000

  func validate() throws {
    guard paths > 0 else { throw ValidationError("--paths is \(paths): write at least 1") }
  }
}
