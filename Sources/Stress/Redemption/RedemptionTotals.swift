internal import RiskMeasures
internal import Simulation

/// What the paths of a run add up to, one after the other.
struct RedemptionTotals {
  private let supply: Double
  private let worstCount: Int
  private var columns: [[Double]]
  private var (depegs, failures) = (0, 0)
  private var (prompt, waited, remaining) = (Group(), Group(), Group())
  private var worst: [RedemptionOutcome] = []

  init(supply: Double, paths: Int, worstPaths: Int) {
    self.supply = supply
    worstCount = worstPaths
    columns = Array(repeating: [], count: 10)
    for column in columns.indices { columns[column].reserveCapacity(paths) }
  }

  /// Adds the path that follows.
  mutating func add(_ outcome: RedemptionOutcome) {
    columns[0].append(1 - outcome.backing)
    columns[1].append(1 - outcome.leastBacking)
    columns[2].append(outcome.deepestDiscount)
    columns[3].append(outcome.redeemed.tokens / supply)
    columns[4].append(outcome.queued / supply)
    columns[5].append(outcome.longestWaitDays)
    columns[6].append(outcome.saleLoss)
    columns[7].append(outcome.holdersLoss)
    columns[8].append(outcome.stayersLoss)
    columns[9].append(outcome.stayersLoss - outcome.redeemersLoss)
    if outcome.depegStep != nil { depegs += 1 }
    if outcome.failureStep != nil { failures += 1 }
    let trace = RedemptionEngine.resolution * supply
    prompt.add(outcome.prompt.tokens, outcome.prompt.dollars, trace: trace)
    waited.add(outcome.waited.tokens, outcome.waited.dollars, trace: trace)
    remaining.add(outcome.outstanding, outcome.outstanding * outcome.remainingPayout, trace: trace)
    rank(outcome)
  }

  /// Keeps the worst, in their order.
  private mutating func rank(_ outcome: RedemptionOutcome) {
    guard worstCount > 0 else { return }
    if worst.count == worstCount, let last = worst.last, !outcome.isWorse(than: last) { return }
    let place = worst.firstIndex { outcome.isWorse(than: $0) } ?? worst.count
    worst.insert(outcome, at: place)
    if worst.count > worstCount { worst.removeLast() }
  }

  /// The law of the figures.
  func distribution(
    grid: TimeGrid, confidences: [Confidence]
  ) throws(RedemptionError) -> RedemptionDistribution {
    let paths = columns[0].count
    func figure(
      _ column: Int, unit: Double = 1, signed: Bool = false
    ) throws(RedemptionError) -> RedemptionFigure {
      try RedemptionFigure(columns[column], unit: unit, isNeverNegative: !signed, confidences: confidences)
    }
    return RedemptionDistribution(
      paths: paths, grid: grid, shortfall: try figure(0, signed: true),
      deepestShortfall: try figure(1, signed: true), discount: try figure(2), redeemed: try figure(3),
      queued: try figure(4), waitDays: try figure(5), saleLoss: try figure(6, unit: supply),
      holdersLoss: try figure(7, unit: supply), stayersLoss: try figure(8),
      runAdvantage: try figure(9, signed: true), depeg: Estimate(ofSuccesses: depegs, in: paths),
      failure: Estimate(ofSuccesses: failures, in: paths), prompt: prompt.share(of: supply, paths: paths),
      waited: waited.share(of: supply, paths: paths), remaining: remaining.share(of: supply, paths: paths),
      worstPaths: worst)
  }

  /// The tokens and the dollars of a group of holders.
  private struct Group {
    var tokens = 0.0
    var dollars = 0.0
    var least: Double?

    mutating func add(_ tokens: Double, _ dollars: Double, trace: Double) {
      guard tokens > trace else { return }
      self.tokens += tokens
      self.dollars += dollars
      least = min(least ?? .infinity, dollars / tokens)
    }

    func share(of supply: Double, paths: Int) -> RedemptionShare {
      RedemptionShare(
        tokens: tokens / supply / Double(paths), perToken: tokens > 0 ? dollars / tokens : nil, least: least)
    }
  }
}

extension RedemptionOutcome {
  /// Whether holders lost more than on a path before; of equals the one before stays before.
  fileprivate func isWorse(than other: RedemptionOutcome) -> Bool {
    (holdersLoss, deepestDiscount) > (other.holdersLoss, other.deepestDiscount)
  }
}
