import Arguments
import Documents
import Foundation
import MarketData
import Reporting
import RiskMeasures

/// A table of losses in, VaR and expected shortfall out.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "VaR and expected shortfall of losses in a table, with intervals.",
    discussion: "A loss is positive. A column of gains, where a loss is negative, is named with --pnl.",
    examples: [
      CommandExample(
        "ballast measure losses.csv --column loss --confidence 0.99,0.975", "Both measures at two confidences."),
      CommandExample("ballast measure book.csv --pnl daily", "The same of a column of gains."),
    ])

  @Argument(help: "The table, CSV with a header.", valueName: "file")
  var file: String

  @Option(help: "The column of losses.", valueName: "name")
  var column: String?

  @Option(help: "The column of gains.", valueName: "name")
  var pnl: String?

  @Option(help: "The confidence, or several separated by commas.", valueName: "levels")
  var confidence = ConfidenceList.standard

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if column != nil, pnl != nil { throw ValidationError("--column and --pnl are both given: name one column") }
    if column == nil, pnl == nil {
      throw ValidationError("no column is named: give --column for losses or --pnl for gains")
    }
  }

  mutating func run() throws {
    let name = column ?? pnl ?? ""
    let table = try CSVTable(Array(try SourceFile(file).data), source: file)
    let numbers = try self.numbers(inColumn: name, of: table)
    do {
      let sample = try LossSample(pnl == nil ? numbers : numbers.map { -$0 })
      let answer = MeasureAnswer(
        measures: try sample.measures(confidence.levels), count: sample.count, source: file, column: name,
        columnHoldsGains: pnl != nil)
      try output.answer(answer, text: answer.text)
    } catch RiskMeasureError.notFinite(let index, let value), RiskMeasureError.tooLarge(let index, let value) {
      throw Failure(
        .badData,
        "\(file) line \(table.lines[index]), column \(name): \(value) is too large for a loss: correct it, or give the"
          + " losses in a larger unit (at most \(LossSample.largestLoss))")
    } catch {
      throw Failure(error, source: file)
    }
  }

  /// The numbers of a column, with the nearest name where there is none of this one.
  private func numbers(inColumn name: String, of table: CSVTable) throws -> [Double] {
    if !table.header.contains(name), let near = nearestName(to: name, in: table.header) {
      throw Failure(
        .badData, "\(file): no column \(name): did you mean \(near)? it has \(table.header.joined(separator: ", "))")
    }
    return try table.numbers(inColumn: name)
  }
}
