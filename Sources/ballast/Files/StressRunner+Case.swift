import Liquidation
import MarginCalls
import Reporting
import RiskMeasures
import Simulation
import Stress

extension StressRunner {
  /// What is asked of every case.
  struct Request {
    let paths: Int
    let confidences: [Confidence]
    let worst: Int
    let amplifies: Bool
    let comparesDeleveraging: Bool
  }

  /// Runs the case.
  ///
  /// - Parameters:
  ///   - request: What is asked.
  ///   - base: The result of the first case; nil where this is the first.
  ///   - audits: The audits of simulations so far, so that none is done twice.
  /// - Returns: The case as an answer shows it, and its result.
  /// - Throws: a failure where the paths are not those of the model, or dollars do not add up.
  func answer(
    _ request: Request, base: StressResult?, audits: inout StressAudits
  ) throws -> (StressCase, StressResult) {
    let audit = try simulation.map { try audits.audit(of: $0) }
    let quiet =
      request.amplifies ? try inputs.setup(scenario, stepDays: grid.stepDays, feedsBack: false) : nil
    let (result, amplification) = try result(request, setup: setup, quiet: quiet)
    let venues = inputs.venues.count > 1 ? inputs.venues.indices : 0..<0
    let scenario = scenario?.scenario
    let answer = StressCase(
      scenario: scenario?.name, note: scenario?.note ?? "", sources: scenario?.sources ?? [],
      isReplay: simulation == nil, horizonDays: grid.horizonDays, stepDays: grid.stepDays, paths: result.paths,
      laws: try result.laws(), venueLaws: try venues.map { try result.laws(venue: $0) }, sums: result.sums,
      worstPaths: result.worstPaths(request.worst), amplification: amplification,
      differences: base.map(result.differences) ?? [],
      deleveraging: request.comparesDeleveraging ? try deleveraging(request) : [],
      assetsWithoutMoves: scenario.map { inputs.assetsWithoutMoves(in: $0, of: setup) } ?? [], audit: audit,
      replayCommand: inputs.options.replayCommand(model: inputs.source.file.path, scenario: self.scenario?.path))
    return (answer, result)
  }

  private func result(
    _ request: Request, setup: LiquidationSetup, quiet: LiquidationSetup?, label: String? = nil
  ) throws -> (StressResult, StressAmplification?) {
    guard let simulation else {
      let story = try story(with: setup)
      let still = try quiet.map { try self.story(with: $0).total }
      return (.replayed(story), still.map { StressAmplification(of: story.total, over: $0) })
    }
    let run = try run(simulation, paths: request.paths, setup: setup, label: label ?? self.label)
    let still = try quiet.map {
      try self.run(simulation, paths: request.paths, setup: $0, label: "\(self.label), without feedback")
    }
    let distribution = try run.distribution(confidences: request.confidences, amplifiedOver: still)
    return (.simulated(distribution), distribution.amplification.map(StressAmplification.init))
  }

  /// The orders of deleveraging on the same paths.
  private func deleveraging(_ request: Request) throws -> [StressDeleveraging] {
    var base: StressResult?
    return try LossRule.Deleveraging.allCases.map { order in
      let setup = try inputs.setup(scenario, stepDays: grid.stepDays, deleveraging: order)
      let result = try result(
        request, setup: setup, quiet: nil, label: "\(label), deleveraging \(order.rawValue)"
      ).0
      defer { base = base ?? result }
      return StressDeleveraging(
        order: order, laws: try result.laws(), differences: base.map(result.differences) ?? [])
    }
  }
}

extension StressAmplification {
  /// That of a run, over its paths.
  fileprivate init(_ amplification: StressDistribution.Amplification) {
    self.init(
      ratio: amplification.ratio?.value, interval: amplification.ratio?.interval ?? Interval(low: nil, high: nil),
      withoutFeedback: amplification.withoutFeedback, badDebtWithoutFeedback: amplification.badDebtWithoutFeedback)
  }

  /// That of one path, which has no interval.
  fileprivate init(of moving: PathOutcome, over still: PathOutcome) {
    self.init(
      ratio: still.repaid > 0 ? moving.repaid / still.repaid : nil, interval: Interval(low: nil, high: nil),
      withoutFeedback: still.repaid, badDebtWithoutFeedback: still.badDebt)
  }
}
