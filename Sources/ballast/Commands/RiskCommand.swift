import Arguments
import Calibration
import Foundation
import MarketModel
import Portfolio
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
      CommandExample(
        "ballast risk Models/market.json --basket BTC=1 --confidence 0.999,0.9999 --sampling importance --touch 0.4",
        "Far tails, and the probability that 40 % are lost at any time."),
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

  @Option(
    help: "Losses, such as 0.2 or 0.1,0.2: the probability of each that it is reached at any time.", valueName: "losses"
  )
  var touch = LossLevels(levels: [])

  @OptionGroup var options: RunOptions
  @OptionGroup var sampling: SamplingOptions
  @OptionGroup var output: OutputOptions

  mutating func run() throws {
    let source = try ModelFile(model)
    let basket = try basket.basket()
    let grid = try source.grid(horizonDays: horizon.days, step: step, output: output)
    let mark = worstMark ? Mark.worstUpToStep(grid.steps) : .atStep(grid.steps)
    let plan = try sampling.plan(
      for: [LossRequest(try PlacedBasket(basket, in: source.model.assets), mark)], confidences: confidence.levels,
      levels: touch.levels, source: source, grid: grid)
    let (run, audit) = try options.audited(source.model, on: grid, plan: plan, quiet: output.quiet)
    sampling.warn(of: run.simulation, paths: run.paths, output: output)
    let risk = try BasketRisk(basket, mark, run: run, confidences: confidence.levels, touchLevels: touch.levels)
    let answer = RiskAnswer(risk, mark: mark, run: RunFacts(of: run), audit: audit)
    try output.answer(answer, text: answer.text)
  }
}
