import Arguments
import Documents
import MarketModel

/// How a command answers.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print one JSON object on standard output and nothing else there.")
  var json = false

  @Flag(help: "Show no progress.")
  var quiet = false

  /// Prints the answer in the form that was asked for.
  func answer(_ value: some Encodable, text: @autoclosure () -> String) throws {
    try Console.print(json ? StrictDocument.encode(value) : text())
  }

  /// Says which of a venue's rules a run does not use: they may be for another market, or misspelt.
  func warnOfUnusedRules(_ names: [String], market: [String], venue: String) {
    guard !names.isEmpty else { return }
    let words = names.map { name in
      nearestName(to: name, in: market).map { "\(name) (did you mean \($0)?)" } ?? name
    }
    warn("\(venue): rules that are not used, because the market has no such asset: \(words.joined(separator: ", "))")
  }

  /// Says something that a person should know, whatever the form of the answer.
  func warn(_ text: String) { Console.complain("ballast: \(text)") }
}
