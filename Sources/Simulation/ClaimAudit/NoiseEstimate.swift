internal import MarketModel
internal import Numerics

/// What some paths say about a deviation that returns to 0: how fast, how much it moves, and with what.
///
/// The innovation e of a step has mean 0 given the past, so Σ x e over the root of Σ x² e² is nearly standard normal whatever
/// its variance, and normal returns leave at most a third of its tail. Days that follow each other in blocks have no such
/// mean. The second moments of e have a distance for normal returns only: for the others a few steps decide.
///
/// Where some steps are left out because something else happened in them, the others stand for them: each has the weight of
/// one over its probability to be seen. Steps that are hardly ever seen would need more weight than a sample bears, and with
/// one of them no figure has a distance.
struct NoiseEstimate {
  private let name: String
  private let reversion: MeanReversion
  private let halfLifeDays: Double
  private let stepDays: Double
  private let volatility: Double
  private let deviation: Double
  private let isNormal: Bool
  private let isMartingale: Bool
  private let others: [Other]

  private var weight = 0.0
  private var squaredWeight = 0.0
  private var isJudged: Bool
  private var largest = 0.0
  private var squares = 0.0
  private var levels = 0.0
  private var products = 0.0
  private var productSquares = 0.0
  private var sums: [Double]

  /// Another driver whose price is its own.
  private struct Other {
    let name: String
    let column: Int
    let mean: Double
    let deviation: Double
    let correlation: Double
  }

  /// The most that a step may stand for.
  private static let largestWeight = 1.5

  /// The deviation of a claim.
  ///
  /// - Parameters:
  ///   - halfLifeDays: The days in which half of it is gone.
  ///   - context: The claim and the model.
  ///   - isWhole: Whether steps are left out for what is known of them alone, and not for their size.
  init(halfLifeDays: Double, _ context: ClaimContext, isWhole: Bool = true) {
    isJudged = isWhole
    isMartingale = context.hasIndependentBlocks
    let laws = context.laws
    let driver = context.place(of: context.claim.asset)
    name = context.claim.asset
    reversion = MeanReversion(halfLifeDays: halfLifeDays, driver: driver, context)
    self.halfLifeDays = halfLifeDays
    stepDays = context.stepDays
    volatility = laws.model.volatility[driver]
    deviation = reversion.gain * laws.stepVariances[driver].squareRoot()
    isNormal = laws.model.dynamics == .gaussian
    others = context.plainDrivers.map { other in
      Other(
        name: laws.model.drivers[other], column: other * PathTile.width, mean: laws.meanLogReturn(of: other),
        deviation: laws.stepVariances[other].squareRoot(), correlation: laws.model.correlation[driver][other])
    }
    sums = others.map { _ in 0 }
  }

  /// What is left of a deviation after a step.
  var decay: Double { reversion.decay }
  /// The standard deviation of a step's innovation.
  var innovationDeviation: Double { deviation }

  /// Adds a step of one path: the deviation before it and what the step brought, with the log ratios of all assets and the
  /// probability that the step is seen.
  mutating func add(
    _ level: Double, _ innovation: Double, place: Int, before: [Double], after: [Double], seen probability: Double = 1
  ) {
    let share = min(1 / probability, Self.largestWeight)
    if share == Self.largestWeight { isJudged = false }
    weight += share
    squaredWeight += share * share
    largest = max(largest, abs(innovation))
    squares += share * innovation * innovation
    levels += share * level * level
    let product = share * level * innovation
    products += product
    productSquares += product * product
    for (index, other) in others.enumerated() {
      let move = after[other.column + place] - before[other.column + place] - other.mean
      sums[index] += share * innovation * move
    }
  }

  var entries: [AuditEntry] {
    guard weight > 0 else { return [] }
    guard deviation > 0 else { return [.never("volatility of the noise \(name)", largest: largest)] }
    var entries: [AuditEntry] = []
    if productSquares > 0 {
      let zScore = isJudged && isMartingale ? products / productSquares.squareRoot() : nil
      let left = reversion.decay + products / levels
      entries.append(
        AuditEntry("noise left after a step \(name)", configured: reversion.decay, realised: left, zScore: zScore))
      // Of a deviation of which nothing is left, or which seems to grow, there is no half-life to see.
      if reversion.decay > 0.1, left > 0, left < 1 {
        let realised = -halfLifeRate * stepDays / left.logarithm
        entries.append(
          AuditEntry(
            "half-life in days of the noise \(name)", configured: halfLifeDays, realised: realised, zScore: zScore))
      }
    }
    // The standard error of a mean whose summands have a standard deviation of 1.
    let unit = squaredWeight.squareRoot() / weight
    let realised = volatility * (squares / weight).squareRoot() / deviation
    entries.append(
      compared("volatility of the noise \(name)", volatility, realised, volatility * 0.5.squareRoot() * unit))
    for (other, sum) in zip(others, sums) {
      let realised = sum / (weight * deviation * other.deviation)
      entries.append(
        compared(
          "correlation of the noise \(name) with \(other.name)", other.correlation, realised,
          (1 + other.correlation * other.correlation).squareRoot() * unit))
    }
    return entries
  }

  private func compared(
    _ quantity: String, _ configured: Double, _ realised: Double, _ standardError: Double
  ) -> AuditEntry {
    isNormal && isJudged
      ? AuditEntry(quantity, configured: configured, distance: realised - configured, standardError: standardError)
      : AuditEntry(quantity, configured: configured, realised: realised, zScore: nil)
  }
}
