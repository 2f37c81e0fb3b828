internal import MarketModel
internal import Numerics
internal import RandomStreams

/// Observed days drawn again in blocks, with volatility that may cluster.
///
/// The growth that a day's standardised returns x are expected to have at a variance h, log mean exp(√h x), is taken out of
/// the drift, so that for independent days the price is a martingale whatever the skewness of the days. Where the variance
/// stays, what the days of a block tell of each other is taken out too, step by step: see ``BlockGrowth``.
struct ResampledLaw: ReturnLaw {
  private let history: [[Double]]
  private let restart: Double
  private let volatility: Volatility
  private let stream: RandomStream

  private enum Volatility: Sendable {
    /// The log returns of each driver's days are known beforehand, but for what each step takes out.
    case constant(returns: [[Double]], growths: [BlockGrowth])
    case clustered(ClusteredVariances, growths: [LogGrowth], drifts: [Double])
  }

  init(_ returns: ResampledReturns, _ context: LawContext) {
    history = returns.history
    restart = 1 / returns.meanBlockSteps
    stream = RandomStream(seed: context.seed, stream: Sampling.Stream.history, instructionSet: context.instructionSet)
    guard returns.clustering == nil else {
      volatility = .clustered(
        ClusteredVariances(returns.clustering, fallShares: returns.fallShares, context),
        growths: returns.history.map { LogGrowth(of: $0, isTabulated: true) }, drifts: context.stepDrifts)
      return
    }
    let deviations = context.stepVariances.map { $0.squareRoot() }
    volatility = .constant(
      returns: returns.history.indices.map { driver in
        returns.history[driver].map { $0 * deviations[driver] + context.stepDrifts[driver] }
      },
      growths: returns.history.indices.map { driver in
        BlockGrowth(
          of: returns.history[driver], deviation: deviations[driver], restart: 1 / returns.meanBlockSteps,
          steps: context.grid.steps)
      })
  }

  func start(in tile: inout PathTile) {
    if case .clustered(let variances, _, _) = volatility { variances.start(in: &tile) }
  }

  func advance(step: Int, in tile: inout PathTile) {
    drawDays(step: step, in: &tile)
    switch volatility {
    case .constant(let returns, let growths):
      for (driver, days) in returns.enumerated() {
        let (first, growth) = (driver * PathTile.width, growths[driver][step])
        for place in 0..<PathTile.width { tile.logRatios[first + place] += days[tile.states[place]] - growth }
      }
    case .clustered(let variances, let growths, let drifts):
      for (driver, days) in history.enumerated() {
        let run = PathTile.column(driver)
        Self.choose(tile.states, of: days, into: &tile.increments, in: run)
        Self.takeRoots(of: tile.variances, in: run, into: &tile.column)
        // No factors are drawn, so that their place is free.
        growths[driver].values(at: tile.column, into: &tile.factors)
        Self.takeOut(tile.factors, variances: tile.variances, of: &tile.logRatios, in: run)
      }
      variances.advance(in: &tile, drifts: drifts, isMixed: false)
    }
  }

  /// Sets a run to the chosen ones of some days.
  private static func choose(_ states: [Int], of days: [Double], into target: inout [Double], in run: Range<Int>) {
    for place in run { target[place] = days[states[place - run.lowerBound]] }
  }

  private static func takeRoots(of variances: [Double], in run: Range<Int>, into target: inout [Double]) {
    for place in run { target[place - run.lowerBound] = variances[place].squareRoot() }
  }

  /// Takes the growths out of a run, but for half the variances, which the variances take out on their own.
  private static func takeOut(
    _ growths: [Double], variances: [Double], of sums: inout [Double], in run: Range<Int>
  ) {
    for place in run { sums[place] += 0.5 * variances[place] - growths[place - run.lowerBound] }
  }

  /// Moves each path on to its next day, or to one drawn at random.
  private func drawDays(step: Int, in tile: inout PathTile) {
    let days = history.first?.count ?? 0
    stream.words(step: step, pair: 0, paths: tile.paths, into: &tile.words)
    for place in tile.states.indices {
      if step == 0 || UnitInterval.value(of: tile.words.first[place]) < restart {
        // The high word of a product is a whole number below the count; none is likelier than another by more than 2^-64.
        tile.states[place] = Int(tile.words.second[place].multipliedFullWidth(by: UInt64(days)).high)
      } else {
        tile.states[place] = tile.states[place] + 1 == days ? 0 : tile.states[place] + 1
      }
    }
  }
}
