internal import Kernels
internal import MarketModel
internal import Numerics
internal import RandomStreams

/// The chance that something breaks in a step, which may rise while an asset falls: 1 - exp(-λ dt exp(κ s)).
struct BreakChance: Sendable {
  private let perStep: Double
  private let stress: Response?
  private let stream: RandomStream
  private let pair: Int
  private let instructionSet: InstructionSet

  private struct Response: Sendable {
    let column: Int
    /// The logarithm of what a fall of 1, in logarithms, multiplies the frequency by.
    let slope: Double
    let largest: Double
  }

  init(perYear: Double, stress: Stress?, _ context: ClaimContext) {
    perStep = perYear * context.laws.stepYears
    stream = context.stream
    pair = context.pair
    instructionSet = context.laws.instructionSet
    self.stress = stress.flatMap { stress in
      let driver = context.place(of: stress.asset)
      let deviation = context.laws.stepVariances[driver].squareRoot()
      // An asset that does not move does not fall.
      guard deviation > 0, stress.sensitivity > 0 else { return nil }
      return Response(
        column: driver * PathTile.width, slope: stress.sensitivity / deviation,
        largest: stress.sensitivity * Stress.largestFall)
    }
  }

  /// Finds the paths on which something breaks in a step; the tile's words stay those that decided.
  func findBroken(step: Int, in tile: inout PathTile) {
    tile.claims.broken.removeAll(keepingCapacity: true)
    guard perStep > 0 else { return }
    stream.words(step: step, pair: pair, paths: tile.paths, into: &tile.words)
    guard let stress else {
      let probability = -(-perStep).exponentialMinusOne
      for place in 0..<PathTile.width where UnitInterval.value(of: tile.words.first[place]) < probability {
        tile.claims.broken.append(place)
      }
      return
    }
    for place in 0..<PathTile.width {
      let fall = tile.claims.before[stress.column + place] - tile.logRatios[stress.column + place]
      tile.claims.exponents[place] = min(stress.largest, max(0, fall * stress.slope))
    }
    instructionSet.exponentials(of: tile.claims.exponents, into: &tile.claims.chances, in: 0..<PathTile.width)
    for place in 0..<PathTile.width {
      let uniform = UnitInterval.value(of: tile.words.first[place])
      let frequency = perStep * tile.claims.chances[place]
      // The probability is below the frequency, which spares nearly every path its exponential.
      if uniform < frequency, uniform < -(-frequency).exponentialMinusOne { tile.claims.broken.append(place) }
    }
  }

  /// Standard normals for the sizes of the breaks that were found, in their order.
  func sizes(step: Int, in tile: PathTile) -> [Double] {
    let paths = tile.claims.broken.map { tile.paths[$0] }
    var normals = [Double](repeating: 0, count: paths.count)
    var words = WordBuffer(paths: paths.count)
    stream.words(step: step, pair: pair + 1, paths: paths, into: &words)
    instructionSet.standardNormals(from: words.first, into: &normals, at: 0)
    return normals
  }
}
