internal import Kernels
internal import MarketModel
internal import Numerics
internal import RandomStreams

/// Standardised returns whose correlation answers to the last ones: DCC(1,1), without a factorisation per path.
///
/// After t steps Q = w C + βᵗ Q₁ + α Σ βⁱ e e', with the last returns e of the path in the sum, the newest with i = 0. A
/// normal vector of that covariance is a sum of independent ones: the root of the first two terms, which all paths share,
/// times the factors, and for each past step √(α βⁱ) e times one more normal. Divided by the root of Q's diagonal, which is
/// followed by its recursion, it has the correlation that DCC asks for. Terms whose weight is below 1e-9 are left out, a millionth of
/// what any number of paths could tell.
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

  private static let smallestWeight = 1e-9

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
    var weight = alpha
    for age in 0..<min(step, memory) {
      if age.isMultiple(of: 2) { drawNormals(step: step, pair: age / 2, in: &tile) }
      let (root, first) = (weight.squareRoot(), age % 2 * PathTile.width)
      for place in tile.column.indices { tile.column[place] = root * tile.correlation.normals[first + place] }
      addTerm((step - 1 - age) % memory, in: &tile)
      weight *= beta
    }
    finish(step: step, isMixed: isMixed, in: &tile)
  }

  private func drawNormals(step: Int, pair: Int, in tile: inout PathTile) {
    stream.words(step: step, pair: pair, paths: tile.paths, into: &tile.words)
    instructionSet.standardNormals(from: tile.words.first, into: &tile.correlation.normals, at: 0)
    instructionSet.standardNormals(from: tile.words.second, into: &tile.correlation.normals, at: PathTile.width)
  }

  /// Adds the returns of a step that is remembered, times the tile's column.
  private func addTerm(_ slot: Int, in tile: inout PathTile) {
    for driver in 0..<drivers {
      instructionSet.add(
        tile.correlation.past[slot], scale: tile.column, shift: 0, to: &tile.increments, in: PathTile.column(driver))
    }
  }

  /// Scales the returns, mixes them, and remembers them for the steps to come.
  private func finish(step: Int, isMixed: Bool, in tile: inout PathTile) {
    for driver in 0..<drivers {
      scale(
        &tile.increments, &tile.correlation.diagonal, in: PathTile.column(driver), mixing: isMixed ? tile.mixing : nil)
    }
    guard memory > 0 else { return }
    tile.correlation.past[step % memory].replaceSubrange(0..<tile.increments.count, with: tile.increments)
  }

  /// Divides a driver's returns by the roots of its diagonal, and moves that on.
  private func scale(
    _ returns: inout [Double], _ diagonal: inout [Double], in run: Range<Int>, mixing: [Double]?
  ) {
    let (constant, alpha, beta) = (1 - alpha - beta, alpha, beta)
    for place in run {
      let square = diagonal[place]
      var value = returns[place] / square.squareRoot()
      if let mixing { value *= mixing[place - run.lowerBound] }
      returns[place] = value
      diagonal[place] = constant + (alpha * (value * value) + beta * square)
    }
  }
}
