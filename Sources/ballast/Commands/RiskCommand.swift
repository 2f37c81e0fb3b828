import Arguments
import Calibration
import Foundation
import Reporting
import Simulation

/// A model and a basket in, the basket's VaR and expected shortfall out.
struct RiskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "risk",
    abstract: "VaR and expected shortfall of a basket over a horizon, and what each asset adds to them.",
    examples: [
      CommandExample(
        "ballast risk Models/market.json --basket BTC=0.4,ETH=0.6 --horizon 10d", "Ten days of a two-asset basket."),
      CommandExample(
        "ballast risk market.json --basket baskets/majors.json5 --worst-mark --paths 400000",
        "The worst daily mark instead of the last."),
    ])

  @Argument(help: "The market model.", valueName: "model")
  var model: String

  @Option(help: "The basket: BTC=0.4,ETH=0.6 or a file.", valueName: "basket")
  var basket: BasketArgument

  @Option(help: "How long the basket is held.", valueName: "time")
  var horizon: Duration = "10d"

  @Option(help: "The time from one price to the next; the model's own step if not given.", valueName: "time")
  var step: Duration?

  @Option(help: "The confidence, or several separated by commas.", valueName: "levels")
  var confidence = ConfidenceList.standard

  @Flag(help: "Take the loss at the worst end of a step instead of at the horizon.")
  var worstMark = false

  @OptionGroup var sampling: RunOptions
  @OptionGroup var output: OutputOptions

  mutating func run() throws {
    let source = try ModelFile(model)
    let basket = try basket.basket()
    let grid = try source.grid(horizonDays: horizon.days, step: step, output: output)
    let mark = worstMark ? Mark.worstUpToStep(grid.steps) : .atStep(grid.steps)
    let (run, audit) = try sampling.audited(source.model, on: grid, quiet: output.quiet)
    let risk = try BasketRisk(basket, mark, run: run, confidences: confidence.levels)
    let answer = RiskAnswer(risk, mark: mark, run: RunFacts(of: run), audit: audit)
    try output.answer(answer, text: answer.text)
  }
}
