internal import Kernels
internal import MarketModel
internal import Numerics
internal import RandomStreams

/// Normal returns whose covariance is that of a hidden state.
struct RegimeLaw: ReturnLaw {
  private let roots: [PackedFactor]
  private let logDrifts: [[Double]]
  /// Cumulative probabilities of the states in the first step, and after each state.
  private let first: [Double]
  private let after: [[Double]]
  private let stream: RandomStream
  private let instructionSet: InstructionSet

  init(_ regimes: RegimeSwitching, _ context: LawContext) throws(SimulationError) {
    instructionSet = context.instructionSet
    stream = RandomStream(seed: context.seed, stream: Sampling.Stream.regimes, instructionSet: context.instructionSet)
    first = Self.cumulative(regimes.current ?? regimes.longRunShares)
    after = regimes.transition.map(Self.cumulative)
    var roots: [PackedFactor] = []
    var logDrifts: [[Double]] = []
    for state in regimes.states {
      let variances = state.volatility.map { $0 * $0 * context.stepYears }
      roots.append(
        try context.packedRoot(of: Matrix(state.correlation), deviations: variances.map { $0.squareRoot() }))
      logDrifts.append(zip(context.stepDrifts, variances).map { $0 - 0.5 * $1 })
    }
    self.roots = roots
    self.logDrifts = logDrifts
  }

  private static func cumulative(_ probabilities: [Double]) -> [Double] {
    var sum = 0.0
    return probabilities.dropLast().map {
      sum += $0
      return sum
    }
  }

  func start(in tile: inout PathTile) {}

  func advance(step: Int, in tile: inout PathTile) {
    stream.words(step: step, pair: 0, paths: tile.paths, into: &tile.words)
    for place in tile.states.indices {
      let uniform = UnitInterval.value(of: tile.words.first[place])
      let limits = step == 0 ? first : after[tile.states[place]]
      tile.states[place] = limits.firstIndex { uniform < $0 } ?? limits.count
    }
    for state in roots.indices where tile.states.contains(state) {
      instructionSet.correlate(tile.factors, by: roots[state], rows: PathTile.width, into: &tile.increments)
      for driver in logDrifts[state].indices {
        Self.add(
          tile.increments, shift: logDrifts[state][driver], to: &tile.logRatios, in: PathTile.column(driver),
          where: tile.states, are: state)
      }
    }
  }

  /// Adds a driver's returns on the paths that are in a state.
  private static func add(
    _ returns: [Double], shift: Double, to sums: inout [Double], in run: Range<Int>, where states: [Int],
    are state: Int
  ) {
    for place in run {
      let move = returns[place] + shift
      sums[place] += states[place - run.lowerBound] == state ? move : 0
    }
  }
}
