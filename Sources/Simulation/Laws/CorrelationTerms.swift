internal import Kernels
internal import MarketModel
internal import Numerics
internal import RandomStreams

/// Standardised returns whose correlation answers to the last ones: DCC(1,1), without a factorisation per path.
///
/// After t steps Q = w C + βᵗ Q₁ + α Σ βⁱ e e', with the last returns e of the path in the sum, the newest with i = 0. A
/// normal vector of that covariance is a sum of independent ones: the root of the first two terms, which all paths share,
/// times the factors, and for each past step √(α βⁱ) e times one more normal. Divided by the root of Q's diagonal, which is
/// followed by its recursion, it has the correlation that DCC asks for. Terms whose weight is below 1e-12 are left out.
struct CorrelationTerms: Sendable {
  /// The root of the part of Q that all paths share, step by step; the last serves all later steps.
  private let roots: [PackedFactor]
  private let firstDiagonal: [Double]
  private let alpha: Double
  private let beta: Double
  private let memory: Int
  private let drivers: Int
  private let stream: RandomStream
  private let instructionSet: InstructionSet

  init(_ dynamic: DynamicCorrelation, _ context: LawContext) throws(SimulationError) {
    alpha = dynamic.alpha
    beta = dynamic.beta
    drivers = context.model.drivers.count
    instructionSet = context.instructionSet
    stream = RandomStream(
      seed: context.seed, stream: Sampling.Stream.correlation, instructionSet: context.instructionSet)
    let longRun = Matrix(context.model.correlation)
    let first = dynamic.current.map { Matrix($0) } ?? longRun
    firstDiagonal = first.diagonal
    let forgotten =
      beta > 0 ? Int((Self.smallestWeight.logarithm / beta.logarithm).rounded(.up)) : 1
    memory = alpha > 0 ? min(context.grid.steps - 1, max(1, forgotten)) : 0
    var shared = first
    var roots: [PackedFactor] = []
    for step in 0..<context.grid.steps {
      if step > 0 {
        let next = zip(longRun.storage, shared.storage).map {
          (1 - dynamic.alpha - dynamic.beta) * $0 + dynamic.beta * $1
        }
        let moved = Matrix(rows: drivers, columns: drivers, columnMajor: next)
        let change = zip(moved.storage, shared.storage).reduce(0) { max($0, abs($1.0 - $1.1)) }
        shared = moved
        // From here on the part does not move.
        if change < 1e-14 { break }
      }
      roots.append(try context.packedRoot(of: shared))
    }
    self.roots = roots
  }

  private static let smallestWeight = 1e-12

  func start(in tile: inout PathTile) {
    tile.correlation.resize(columns: drivers, memory: memory)
    for driver in 0..<drivers {
      for place in PathTile.column(driver) { tile.correlation.diagonal[place] = firstDiagonal[driver] }
    }
  }

  /// Turns the factors of a step into standardised returns in the tile's increments, and moves the correlation on.
  func correlate(step: Int, isMixed: Bool, in tile: inout PathTile) {
    let root = roots[min(step, roots.count - 1)]
    instructionSet.correlate(tile.factors, by: root, rows: PathTile.width, into: &tile.increments)
    let terms = min(step, memory)
    if terms > 0 {
      tile.correlation.normals = Array(repeating: 0, count: terms * PathTile.width)
      stream.standardNormals(
        step: step, factors: terms, paths: tile.paths, into: &tile.correlation.normals, buffer: &tile.words)
    }
    var weight = alpha
    for age in 0..<terms {
      let past = (step - 1 - age) % memory * drivers * PathTile.width
      addTerm(weight: weight.squareRoot(), past: past, normals: age * PathTile.width, in: &tile)
      weight *= beta
    }
    finish(step: step, isMixed: isMixed, in: &tile)
  }

  private func addTerm(weight: Double, past: Int, normals: Int, in tile: inout PathTile) {
    for place in 0..<PathTile.width { tile.column[place] = weight * tile.correlation.normals[normals + place] }
    for driver in 0..<drivers {
      let first = driver * PathTile.width
      for place in 0..<PathTile.width {
        tile.increments[first + place] += tile.column[place] * tile.correlation.past[past + first + place]
      }
    }
  }

  /// Scales the returns, mixes them, and remembers them for the steps to come.
  private func finish(step: Int, isMixed: Bool, in tile: inout PathTile) {
    let newest = memory > 0 ? step % memory * drivers * PathTile.width : 0
    let constant = 1 - alpha - beta
    for driver in 0..<drivers {
      let first = driver * PathTile.width
      for place in 0..<PathTile.width {
        let diagonal = tile.correlation.diagonal[first + place]
        var value = tile.increments[first + place] / diagonal.squareRoot()
        if isMixed { value *= tile.mixing[place] }
        tile.increments[first + place] = value
        tile.correlation.diagonal[first + place] = constant + (alpha * (value * value) + beta * diagonal)
        if memory > 0 { tile.correlation.past[newest + first + place] = value }
      }
    }
  }
}

/// What a correlation that moves remembers of a tile's paths.
struct CorrelationScratch: Sendable {
  /// The diagonal of Q, a column per driver.
  var diagonal: [Double] = []
  /// The last standardised returns, as many steps as are remembered, in turn.
  var past: [Double] = []
  var normals: [Double] = []

  mutating func resize(columns: Int, memory: Int) {
    guard diagonal.count != columns * PathTile.width || past.count != memory * columns * PathTile.width else { return }
    diagonal = Array(repeating: 0, count: columns * PathTile.width)
    past = Array(repeating: 0, count: memory * columns * PathTile.width)
  }
}
