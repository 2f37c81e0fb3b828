internal import MarketModel
internal import Numerics

/// Watches a peg: its noise until it breaks, how often it breaks, and how many breaks are deaths.
///
/// Until the first break of a path its price is the noise alone, and what a break hides of it is made up for by weights. A break is told from noise by its size: half the log loss
/// of all but one break in three million, and a death from a recovery by the step after.
struct StablecoinWatch: ClaimWatch {
  private let name: String
  private let column: Int
  private var noise: NoiseEstimate
  private let breaks: Breaks?
  private var phase = [Phase](repeating: .whole, count: PathTile.width)
  private var found = RareCount()
  private var deaths = RareCount()

  private enum Phase { case whole, broken, past }

  private struct Breaks {
    let expectation: BreakExpectation
    /// The innovation beyond which there was a break.
    let threshold: Double
    /// The probability that noise alone goes so far; 0 where it is not known.
    let falseAlarm: Double
    /// Whether noise is hardly ever taken for a break.
    let isKnown: Bool
    let recovery: Double
    let death: (probability: Double, end: Double, decay: Double)?
    /// The distance between death and recovery that noise does not blur.
    let separation: Double
  }

  init(_ coin: Stablecoin, _ context: ClaimContext) {
    name = context.claim.asset
    column = context.column(of: name)
    let noise = NoiseEstimate(halfLifeDays: coin.noiseHalfLifeDays, context)
    let breaks = coin.depeg.map { depeg in
      let smallest = -(1 - depeg.depth).logarithm * (-5 * depeg.depthSpread).exponential
      let deviation = noise.innovationDeviation
      let falseAlarm =
        deviation > 0 && context.hasKnownTails
        ? 0.5 * context.laws.model.dynamics.probability(beyond: 0.5 * smallest / deviation) : 0
      let level = deviation / max(1e-3, 1 - noise.decay * noise.decay).squareRoot()
      return Breaks(
        expectation: BreakExpectation(perYear: depeg.perYear, stress: depeg.stress, context),
        threshold: 0.5 * smallest, falseAlarm: falseAlarm,
        isKnown: falseAlarm < 1e-5 && (context.hasKnownTails || deviation == 0),
        recovery: context.decay(halfLifeDays: depeg.recoveryHalfLifeDays),
        death: depeg.death.map {
          ($0.probability, $0.remains.logarithm, context.decay(halfLifeDays: $0.halfLifeDays))
        }, separation: 12 * (deviation + level))
    }
    self.breaks = breaks
    // Noise that is taken for a break is missing from the rest.
    self.noise = NoiseEstimate(
      halfLifeDays: coin.noiseHalfLifeDays, context, isWhole: breaks?.isKnown ?? true)
  }

  mutating func see(step: Int, before: [Double], after: [Double]) {
    for place in 0..<PathTile.width {
      if step == 1 { phase[place] = .whole }
      let (level, next) = (before[column + place], after[column + place])
      switch phase[place] {
      case .past: continue
      case .broken:
        if let breaks, let death = breaks.death { sort(level, next, breaks: breaks, death: death) }
        phase[place] = .past
      case .whole:
        let innovation = next - noise.decay * level
        var seen = 1.0
        if let breaks {
          let probability = breaks.expectation.probability(place: place, before: before, after: after)
          let isBreak = innovation < -breaks.threshold
          found.add(
            probability: probability + (1 - 2 * probability) * breaks.falseAlarm, happened: isBreak)
          if isBreak {
            phase[place] = .broken
            continue
          }
          seen = 1 - probability
        }
        noise.add(level, innovation, place: place, before: before, after: after, seen: seen)
      }
    }
  }

  private mutating func sort(
    _ level: Double, _ next: Double, breaks: Breaks, death: (probability: Double, end: Double, decay: Double)
  ) {
    let (recovered, dying) = (level * breaks.recovery, death.end + (level - death.end) * death.decay)
    guard abs(recovered - dying) > breaks.separation else { return }
    deaths.add(probability: death.probability, happened: abs(next - dying) < abs(next - recovered))
  }

  var entries: [AuditEntry] {
    var entries = noise.entries
    guard let breaks else { return entries }
    entries.append(
      AuditEntry(
        "first breaks of the peg \(name)", configured: found.expected, realised: found.count,
        zScore: breaks.isKnown ? found.zScore : nil))
    if breaks.death != nil {
      entries.append(
        AuditEntry(
          "deaths among them \(name)", configured: deaths.expected, realised: deaths.count,
          zScore: breaks.isKnown ? deaths.zScore : nil))
    }
    return entries
  }
}
