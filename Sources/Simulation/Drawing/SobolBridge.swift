internal import Kernels
internal import MarketModel
internal import RandomStreams

/// Draws the factors of all steps of a tile from Sobol' points, the points' better dimensions to where they matter more.
///
/// The factors are principal components, the largest first, so that factor after factor takes one dimension per step in
/// the order of a Brownian bridge; the chi-squares of Student-t returns come after the first component. What lies beyond
/// the dimensions for which there are direction numbers is drawn from the independent factors' stream.
struct SobolBridge: Sendable {
  private let assets: Int
  private let steps: Int
  private let hasMixing: Bool
  private let points: SobolStream
  private let beyond: RandomStream
  private let bridge: BrownianBridge

  struct Scratch: Sendable {
    var buffer = SobolBuffer(paths: 0)
    /// For each step the columns of its factors, then that of its mixing normals where there are any.
    var columns: [Double] = []
    var words = WordBuffer(paths: 0)
  }

  init(seed: UInt64, assets: Int, steps: Int, hasMixing: Bool, instructionSet: InstructionSet) {
    self.assets = assets
    self.steps = steps
    self.hasMixing = hasMixing
    let dimensions = steps * (assets + (hasMixing ? 1 : 0))
    points = SobolStream(
      seed: seed, stream: Sampling.Stream.scrambling, dimensions: min(dimensions, SobolStream.dimensionLimit),
      instructionSet: instructionSet)
    beyond = RandomStream(seed: seed, stream: Sampling.Stream.factors, instructionSet: instructionSet)
    bridge = BrownianBridge(steps: steps)
  }

  private var columnsPerStep: Int { assets + (hasMixing ? 1 : 0) }

  func makeScratch() -> Scratch {
    Scratch(
      buffer: SobolBuffer(paths: PathTile.width),
      columns: Array(repeating: 0, count: steps * columnsPerStep * PathTile.width),
      words: WordBuffer(paths: PathTile.width))
  }

  func start(in tile: inout PathTile) {
    tile.scratch.bridge.buffer.load(tile.paths)
    var dimension = 0
    for factor in 0..<assets {
      for point in bridge.points {
        drawNormals(dimension: dimension, into: offset(step: point.step - 1, column: factor), in: &tile)
        place(point, factor: factor, in: &tile.scratch.bridge.columns)
        dimension += 1
      }
      // From where the path is to how far each step goes, the last first.
      for step in stride(from: steps - 1, to: 0, by: -1) {
        let (here, before) = (offset(step: step, column: factor), offset(step: step - 1, column: factor))
        for place in 0..<PathTile.width {
          tile.scratch.bridge.columns[here + place] -= tile.scratch.bridge.columns[before + place]
        }
      }
      if factor == 0, hasMixing {
        for step in 0..<steps {
          drawNormals(dimension: dimension, into: offset(step: step, column: assets), in: &tile)
          dimension += 1
        }
      }
    }
  }

  /// Copies a step's factors into the tile.
  func copy(step: Int, in tile: inout PathTile) {
    let first = offset(step: step, column: 0)
    for place in tile.factors.indices { tile.factors[place] = tile.scratch.bridge.columns[first + place] }
    guard hasMixing else { return }
    let mixing = offset(step: step, column: assets)
    for place in tile.mixing.indices { tile.mixing[place] = tile.scratch.bridge.columns[mixing + place] }
  }

  private func offset(step: Int, column: Int) -> Int { (step * columnsPerStep + column) * PathTile.width }

  private func drawNormals(dimension: Int, into offset: Int, in tile: inout PathTile) {
    if dimension < points.dimensions {
      points.standardNormals(
        dimension: dimension, into: &tile.scratch.bridge.columns, at: offset, buffer: &tile.scratch.bridge.buffer)
    } else {
      beyond.words(step: dimension, pair: 0, paths: tile.paths, into: &tile.scratch.bridge.words)
      beyond.instructionSet.standardNormals(
        from: tile.scratch.bridge.words.first, into: &tile.scratch.bridge.columns, at: offset)
    }
  }

  /// Turns the normals that stand at a point into the path there.
  private func place(_ point: BrownianBridge.Point, factor: Int, in columns: inout [Double]) {
    let here = offset(step: point.step - 1, column: factor)
    for place in here..<here + PathTile.width { columns[place] *= point.deviation }
    if point.before > 0 {
      let before = offset(step: point.before - 1, column: factor)
      for place in 0..<PathTile.width { columns[here + place] += point.weights.before * columns[before + place] }
    }
    if let last = point.after {
      let after = offset(step: last - 1, column: factor)
      for place in 0..<PathTile.width { columns[here + place] += point.weights.after * columns[after + place] }
    }
  }
}

extension Simulation {
  /// How many of a path's dimensions are too many for Sobol' points, and would be or are drawn independently.
  public var dimensionsBeyondSobolPoints: Int {
    max(0, model.dimensions(steps: grid.steps) - SobolStream.dimensionLimit)
  }
}

extension MarketModel {
  /// The random numbers of a path: one per driver and step, and one per step for a common chi-square.
  func dimensions(steps: Int) -> Int { steps * (drivers.count + (dynamics.mixingDegreesOfFreedom == nil ? 0 : 1)) }
}
