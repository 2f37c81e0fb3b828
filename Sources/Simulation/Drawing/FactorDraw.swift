internal import Kernels
internal import RandomStreams

/// Draws what is independent in a step: one standard normal per path and asset, and the chi-square of Student-t returns.
struct FactorDraw: Sendable {
  let steps: Int
  let instructionSet: InstructionSet
  private let law: MixingLaw?
  private let scheme: Scheme
  private let factors: RandomStream
  private let mixing: RandomStream

  private enum Scheme: Sendable {
    case plain
    case antithetic
    case momentMatched
    case stratified(StratifiedSum)
    case importance(TailMixture)
    case sobol(SobolBridge)
  }

  /// Draws for a sampling; `direction` turns a position's exposures into the unit vector over the factors along which it
  /// loses.
  init(
    _ sampling: Sampling, seed: UInt64, assets: Int, steps: Int, law: MixingLaw?, instructionSet: InstructionSet,
    direction: (LossDirection) -> [Double]
  ) {
    self.steps = steps
    self.law = law
    self.instructionSet = instructionSet
    factors = RandomStream(seed: seed, stream: Sampling.Stream.factors, instructionSet: instructionSet)
    mixing = RandomStream(seed: seed, stream: Sampling.Stream.mixing, instructionSet: instructionSet)
    let choice = RandomStream(seed: seed, stream: Sampling.Stream.choice, instructionSet: instructionSet)
    switch sampling {
    case .plain: scheme = .plain
    case .antithetic: scheme = .antithetic
    case .momentMatched: scheme = .momentMatched
    case .stratified(let loss):
      scheme = .stratified(StratifiedSum(direction: direction(loss), lastStep: loss.lastStep, choice: choice))
    case .importance(let targets):
      scheme = .importance(
        TailMixture(
          targets, degreesOfFreedom: law?.degreesOfFreedom, choice: choice, direction: direction))
    case .sobol:
      scheme = .sobol(
        SobolBridge(seed: seed, assets: assets, steps: steps, hasMixing: law != nil, instructionSet: instructionSet))
    }
  }

  /// Scratch for a tile of paths.
  func makeScratch(drivers: Int) -> SamplingScratch {
    var scratch = SamplingScratch()
    switch scheme {
    case .plain: break
    case .antithetic: scratch.addresses = Array(repeating: 0, count: PathTile.width)
    case .momentMatched: scratch.batch = Array(repeating: 0, count: drivers * PathTile.width)
    case .stratified: scratch.remaining = Array(repeating: 0, count: PathTile.width)
    case .importance(let mixture): scratch.mixture = mixture.makeScratch()
    case .sobol(let bridge): scratch.bridge = bridge.makeScratch()
    }
    return scratch
  }

  /// Begins with the paths of a tile.
  func start(in tile: inout PathTile) {
    switch scheme {
    case .plain, .momentMatched: break
    case .antithetic:
      for place in tile.paths.indices { tile.scratch.addresses[place] = tile.paths[place] & ~1 }
    case .stratified(let sum): sum.start(in: &tile, instructionSet: instructionSet)
    case .importance(let mixture): mixture.start(in: &tile)
    case .sobol(let bridge): bridge.start(in: &tile)
    }
  }

  /// Draws a step's factors into the tile.
  func draw(step: Int, in tile: inout PathTile) {
    switch scheme {
    case .plain:
      drawNormals(step: step, paths: tile.paths, in: &tile)
    case .antithetic:
      drawNormals(step: step, paths: tile.scratch.addresses, in: &tile)
      tile.negateOddPaths()
    case .momentMatched:
      drawNormals(step: step, paths: tile.paths, in: &tile)
      MomentMatching(factors: factors).match(step: step, in: &tile)
    case .stratified(let sum):
      drawNormals(step: step, paths: tile.paths, in: &tile)
      sum.apply(step: step, in: &tile)
    case .importance(let mixture):
      drawNormals(step: step, paths: tile.paths, in: &tile)
      mixture.apply(step: step, in: &tile, instructionSet: instructionSet)
    case .sobol(let bridge):
      bridge.copy(step: step, in: &tile)
      law?.chiSquares(from: &tile.mixing, scratch: &tile.column, instructionSet: instructionSet)
    }
  }

  /// Ends with the paths of a tile.
  func finish(in tile: inout PathTile) {
    if case .importance(let mixture) = scheme { mixture.finish(in: &tile, instructionSet: instructionSet) }
  }

  /// Independent normals, and chi-squares where the returns are Student's.
  private func drawNormals(step: Int, paths: [UInt64], in tile: inout PathTile) {
    factors.standardNormals(
      step: step, factors: tile.drivers, paths: paths, into: &tile.factors, buffer: &tile.words)
    guard let law else { return }
    mixing.standardNormals(step: step, factors: 1, paths: paths, into: &tile.mixing, buffer: &tile.words)
    law.chiSquares(from: &tile.mixing, scratch: &tile.column, instructionSet: instructionSet)
  }
}

/// Scratch of the samplings; what a sampling does not need is empty.
struct SamplingScratch: Sendable {
  var addresses: [UInt64] = []
  var batch: [Double] = []
  var remaining: [Double] = []
  var mixture = TailMixture.Scratch()
  var bridge = SobolBridge.Scratch()
}

extension PathTile {
  /// Turns the factors of the second path of each antithetic pair round.
  fileprivate mutating func negateOddPaths() {
    for driver in 0..<drivers {
      let first = driver * Self.width
      for place in 0..<Self.width where !paths[place].isMultiple(of: 2) {
        factors[first + place] = -factors[first + place]
      }
    }
  }
}
