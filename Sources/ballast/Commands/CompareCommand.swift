public import Arguments
import Calibration
import Foundation
import MarketModel
import Portfolio
import Reporting
public import RiskMeasures
import Simulation

extension Measure: ExpressibleByArgument {}

/// A model and baskets in, their ranking by required collateral out.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Ranks collateral baskets for the same debt, and says which cannot be told apart.",
    discussion: """
      All baskets are valued on the same paths, so that a difference is known far better than either figure. The \
      intervals of the differences hold for all pairs together with 95 %.
      """,
    examples: [
      CommandExample(
        "ballast compare Models/market.json BTC=1 BTC=0.5,ETH=0.5 mixed:BTC=0.3,ETH=0.3,USDC=0.4",
        "Three baskets side by side.")
    ])

  @Argument(help: "The market model.", valueName: "model")
  var model: String

  @Argument(
    minimum: 2, maximum: BasketComparison.largestCount,
    help: "Baskets: BTC=0.4,ETH=0.6, the same with a name before it (majors:BTC=0.4,ETH=0.6), or files.",
    valueName: "basket")
  var baskets: [BasketArgument]

  @Option(help: "How long the baskets are held.", valueName: "time")
  var horizon: Duration = "10d"

  @Option(help: "The time from one price to the next; the model's own step if not given.", valueName: "time")
  var step: Duration?

  @Option(help: "The measure that the required collateral covers.", valueName: "measure")
  var measure = Measure.expectedShortfall

  @Option(help: "The confidence of the measure.", valueName: "level")
  var confidence = ConfidenceValue.standard

  @Option(help: "The debt in dollars.", valueName: "dollars")
  var debt = 1_000_000.0

  @OptionGroup var options: RunOptions
  @OptionGroup var sampling: SamplingOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard debt > 0, debt <= 1e15 else {
      throw ValidationError("a debt of \(debt) dollars: give one above 0 and at most 1e15")
    }
  }

  mutating func run() throws {
    let source = try ModelFile(model)
    let baskets = try baskets.map { try $0.basket() }
    let grid = try source.grid(horizonDays: horizon.days, step: step, output: output)
    let mark = Mark.atStep(grid.steps)
    let plan = try sampling.plan(
      for: try baskets.map { LossRequest(try PlacedBasket($0, in: source.model.assets), mark) },
      confidences: [confidence.level], source: source, grid: grid)
    let (run, audit) = try options.audited(source.model, on: grid, plan: plan, quiet: output.quiet)
    sampling.warn(of: run.simulation, paths: run.paths, output: output)
    let comparison = try BasketComparison(
      of: baskets, mark, measure: measure, confidence: confidence.level, run: run)
    let answer = CompareAnswer(
      comparison, mark: mark, debt: debt, run: RunFacts(of: run), audit: audit)
    try output.answer(answer, text: answer.text)
  }
}
