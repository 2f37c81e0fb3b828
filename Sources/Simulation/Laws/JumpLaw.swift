internal import Kernels
internal import MarketModel
internal import Numerics
internal import RandomStreams

/// Normal returns of a constant covariance, and jumps on top of them.
///
/// The expectation of the jumps' growth is taken out of the drift (Merton 1976, equation 11): λ (exp(μ + δ²/2) - 1) per
/// year.
struct JumpLaw: ReturnLaw {
  private let factor: PackedFactor
  private let logDrift: [Double]
  private let common: CommonJumps?
  private let own: [OwnJumps?]
  private let counts: RandomStream
  private let sizes: RandomStream
  private let instructionSet: InstructionSet

  private struct CommonJumps: Sendable {
    let count: PoissonCount
    let mean: [Double]
    let root: LowerTriangularMatrix
  }

  private struct OwnJumps: Sendable {
    let count: PoissonCount
    let mean: Double
    let deviation: Double
  }

  init(_ jumps: JumpDiffusion, _ context: LawContext) throws(SimulationError) {
    let correlation = Matrix(context.model.correlation)
    factor = try context.packedRoot(of: correlation, deviations: context.stepVariances.map { $0.squareRoot() })
    instructionSet = context.instructionSet
    counts = RandomStream(
      seed: context.seed, stream: Sampling.Stream.jumpCounts, instructionSet: context.instructionSet)
    sizes = RandomStream(seed: context.seed, stream: Sampling.Stream.jumpSizes, instructionSet: context.instructionSet)
    let years = context.stepYears
    func growth(_ frequency: Double, _ mean: Double, _ deviation: Double) -> Double {
      frequency * years * (mean + 0.5 * deviation * deviation).exponentialMinusOne
    }
    let most = years * max(jumps.jumpsPerYear, jumps.ownJumps?.map(\.jumpsPerYear).max() ?? 0)
    guard most <= PoissonCount.largestMean else {
      throw .tooManyJumps(perStep: most, limit: PoissonCount.largestMean)
    }
    let ownJumps = jumps.ownJumps ?? context.model.drivers.map { _ in .none }
    own = ownJumps.map { own in
      own.jumpsPerYear > 0
        ? OwnJumps(
          count: PoissonCount(mean: own.jumpsPerYear * years), mean: own.mean, deviation: own.volatility) : nil
    }
    logDrift = context.model.drivers.indices.map { driver in
      let diffusion = context.stepDrifts[driver] - 0.5 * context.stepVariances[driver]
      let jump = ownJumps[driver]
      return diffusion - growth(jumps.jumpsPerYear, jumps.jumpMean[driver], jumps.jumpVolatility[driver])
        - growth(jump.jumpsPerYear, jump.mean, jump.volatility)
    }
    guard jumps.jumpsPerYear > 0 else {
      common = nil
      return
    }
    do throws(LinearAlgebraError) {
      let root = try (jumps.jumpCorrelation.map { Matrix($0) } ?? correlation).choleskyFactor()
      common = CommonJumps(
        count: PoissonCount(mean: jumps.jumpsPerYear * years), mean: jumps.jumpMean,
        root: root.scalingRows(by: jumps.jumpVolatility))
    } catch {
      throw .correlation(error)
    }
  }

  func start(in tile: inout PathTile) {}

  func advance(step: Int, in tile: inout PathTile) {
    instructionSet.correlate(tile.factors, by: factor, rows: PathTile.width, into: &tile.increments)
    for driver in logDrift.indices {
      instructionSet.add(
        tile.increments, scale: nil, shift: logDrift[driver], to: &tile.logRatios, in: PathTile.column(driver))
    }
    if let common { addCommon(common, step: step, in: &tile) }
    for (driver, jumps) in own.enumerated() {
      if let jumps { addOwn(jumps, of: driver, step: step, in: &tile) }
    }
  }

  /// The places in the tile of paths that jump, with their numbers of jumps.
  private func jumping(
    _ count: PoissonCount, step: Int, pair: Int, in tile: inout PathTile
  ) -> [(place: Int, count: Int)] {
    counts.words(step: step, pair: pair, paths: tile.paths, into: &tile.words)
    var result: [(place: Int, count: Int)] = []
    for place in 0..<PathTile.width {
      let number = count.value(at: UnitInterval.value(of: tile.words.first[place]))
      if number > 0 { result.append((place, number)) }
    }
    return result
  }

  private func addCommon(_ jumps: CommonJumps, step: Int, in tile: inout PathTile) {
    let jumping = jumping(jumps.count, step: step, pair: 0, in: &tile)
    guard !jumping.isEmpty else { return }
    let drivers = jumps.mean.count
    let normals = sizeNormals(of: jumping, step: step, firstPair: 0, factors: drivers, in: tile)
    for (index, (place, count)) in jumping.enumerated() {
      let root = Double(count).squareRoot()
      for driver in 0..<drivers {
        var size = 0.0
        for factor in 0...driver { size += jumps.root.matrix[driver, factor] * normals[factor * jumping.count + index] }
        tile.logRatios[driver * PathTile.width + place] += Double(count) * jumps.mean[driver] + root * size
      }
    }
  }

  private func addOwn(_ jumps: OwnJumps, of driver: Int, step: Int, in tile: inout PathTile) {
    let jumping = jumping(jumps.count, step: step, pair: driver + 1, in: &tile)
    guard !jumping.isEmpty else { return }
    let normals = sizeNormals(
      of: jumping, step: step, firstPair: own.count + driver, factors: 1, in: tile)
    for (index, (place, count)) in jumping.enumerated() {
      tile.logRatios[driver * PathTile.width + place] +=
        Double(count) * jumps.mean + Double(count).squareRoot() * jumps.deviation * normals[index]
    }
  }

  /// Normals for the sizes of the jumps of some paths: a column of as many numbers as there are paths per factor.
  private func sizeNormals(
    of jumping: [(place: Int, count: Int)], step: Int, firstPair: Int, factors: Int, in tile: PathTile
  ) -> [Double] {
    let paths = jumping.map { tile.paths[$0.place] }
    var normals = [Double](repeating: 0, count: factors * paths.count)
    var words = WordBuffer(paths: paths.count)
    for factor in 0..<factors {
      sizes.words(step: step, pair: firstPair + factor, paths: paths, into: &words)
      instructionSet.standardNormals(from: words.first, into: &normals, at: factor * paths.count)
    }
    return normals
  }
}
