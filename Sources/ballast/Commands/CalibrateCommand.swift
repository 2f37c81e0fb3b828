import Arguments
import Calibration
import Foundation
import MarketModel
import Reporting
import Simulation

/// A model and a venue's risk target in, its parameters out.
struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Haircuts, collateral ratios, loan-to-values and liquidation thresholds for a venue's risk target.",
    discussion: """
      The venue card says which measure at which confidence over which close-out horizon a haircut must cover. Baskets \
      are margined as a whole, beside the sum of their parts.
      """,
    examples: [
      CommandExample(
        "ballast calibrate Models/market.json --venue Models/venues/lending.json5", "Parameters of every asset."),
      CommandExample(
        "ballast calibrate market.json --venue venue.json5 --basket majors:BTC=0.5,ETH=0.5", "And of a basket."),
    ])

  @Argument(help: "The market model.", valueName: "model")
  var model: String

  @Option(help: "The venue card.", valueName: "file")
  var venue: String

  @Option(help: "A basket to margin as a whole: NAME:BTC=0.4,ETH=0.6 or a file; may be repeated.", valueName: "basket")
  var basket: [BasketArgument] = []

  @Option(help: "The time from one price to the next; the model's own step if not given.", valueName: "time")
  var step: Duration?

  @OptionGroup var options: RunOptions
  @OptionGroup var sampling: SamplingOptions
  @OptionGroup var output: OutputOptions

  mutating func run() throws {
    let source = try ModelFile(model)
    let policy = try VenueCard.policy(in: SourceFile(venue))
    let baskets = try basket.map { try $0.basket() }
    let grid = try self.grid(policy, source)
    let plan = try sampling.plan(
      for: try Calibration.requests(of: policy, baskets: baskets, in: source.model.assets, grid: grid),
      confidences: [policy.confidence], source: source, grid: grid)
    let (run, audit) = try options.audited(source.model, on: grid, plan: plan, quiet: output.quiet)
    sampling.warn(of: run.simulation, paths: run.paths, output: output)
    let calibration = try venueCalibration(policy, run: run)
    output.warnOfUnusedRules(calibration.unusedRules, market: source.model.assets, venue: venue)
    let answer = CalibrateAnswer(
      assets: try calibration.assetParameters(), baskets: try baskets.map { try calibration.parameters(of: $0) },
      policy: policy, unusedRules: calibration.unusedRules, run: RunFacts(of: run),
      audit: audit)
    try output.answer(answer, text: answer.text)
  }

  private func grid(_ policy: CalibrationPolicy, _ source: ModelFile) throws -> TimeGrid {
    do {
      return try source.grid(
        horizonDays: Calibration.horizonDays(of: policy, in: source.model.assets), step: step, output: output)
    } catch {
      throw Failure(.badData, "\(venue): the longest close-out: \(error), or give another --step")
    }
  }

  private func venueCalibration(_ policy: CalibrationPolicy, run: LossRun) throws -> Calibration {
    do {
      return try Calibration(policy, run: run)
    } catch {
      throw Failure(error, source: venue)
    }
  }
}
