internal import Kernels
internal import MarketModel
internal import Numerics
internal import RandomStreams

/// Moves funding, basis and implied volatility of one asset beside its price.
///
/// Each has noise of its own, at an address that knows the asset and the purpose: neither the prices nor the other noise
/// depend on whether it is drawn.
struct DerivativeMarketPaths: Sendable {
  /// The asset's place in the model.
  let asset: Int
  /// The first place of the asset's column among those of derivatives.
  private let first: Int
  private let funding: RateProcess?
  private let basis: RateProcess?
  private let level: RateProcess?
  private let stepYears: Double
  private let stream: RandomStream

  /// The market of an asset, of the model's assets with derivatives the one of a number.
  init(_ market: DerivativeMarket, asset: Int, number: Int, _ laws: LawContext) {
    self.asset = asset
    first = PathTile.column(number).lowerBound
    funding = market.funding.map { RateProcess($0, laws) }
    basis = market.basis.map { RateProcess($0, laws) }
    level = market.surface.map { RateProcess($0.moves.level, laws) }
    stepYears = laws.stepYears
    stream = RandomStream(
      seed: laws.seed, stream: Sampling.Stream.derivatives, instructionSet: laws.instructionSet)
  }

  /// Whether perpetuals pay funding, for which the price at a step's start is needed.
  var hasFunding: Bool { funding != nil }

  /// The places of the asset's prices in the tile.
  private var prices: Range<Int> { PathTile.column(asset) }

  /// Begins with the paths of a tile.
  func start(in tile: inout PathTile) {
    for place in first..<first + PathTile.width {
      tile.derivatives.fundingRates[place] = funding?.start ?? 0
      tile.derivatives.basis[place] = basis?.start ?? 0
      tile.derivatives.logLevels[place] = 0
      tile.derivatives.volatilityLevels[place] = 1
      tile.derivatives.fundingPaid[place] = 0
      tile.derivatives.inverseFundingPaid[place] = 0
    }
  }

  /// Before a step: pays its funding, by the rate and the price at its start, and remembers that price.
  func prepare(in tile: inout PathTile) {
    for place in 0..<PathTile.width {
      tile.derivatives.before[first + place] = tile.logRatios[prices.lowerBound + place]
    }
    guard hasFunding else { return }
    for place in 0..<PathTile.width {
      let ratio = tile.priceRatios[prices.lowerBound + place]
      let payment = tile.derivatives.fundingRates[first + place] * stepYears
      tile.derivatives.fundingPaid[first + place] += payment * ratio
      tile.derivatives.inverseFundingPaid[first + place] += payment / ratio
    }
  }

  /// After a step of the asset's price: moves what contracts are priced by.
  func advance(step: Int, in tile: inout PathTile) {
    for place in 0..<PathTile.width {
      tile.derivatives.returns[place] =
        tile.logRatios[prices.lowerBound + place] - tile.derivatives.before[first + place]
    }
    if draws(funding) || draws(basis) {
      stream.words(step: step, pair: 2 * asset, paths: tile.paths, into: &tile.words)
    }
    if let funding {
      drawNormals(for: funding, from: tile.words.first, into: &tile.column)
      funding.advance(
        &tile.derivatives.fundingRates, at: first, returns: tile.derivatives.returns, normals: tile.column)
    }
    if let basis {
      drawNormals(for: basis, from: tile.words.second, into: &tile.column)
      basis.advance(&tile.derivatives.basis, at: first, returns: tile.derivatives.returns, normals: tile.column)
    }
    if let level {
      if draws(level) { stream.words(step: step, pair: 2 * asset + 1, paths: tile.paths, into: &tile.words) }
      drawNormals(for: level, from: tile.words.first, into: &tile.column)
      level.advance(&tile.derivatives.logLevels, at: first, returns: tile.derivatives.returns, normals: tile.column)
      stream.instructionSet.exponentials(
        of: tile.derivatives.logLevels, into: &tile.derivatives.volatilityLevels, in: first..<first + PathTile.width)
    }
  }

  private func draws(_ process: RateProcess?) -> Bool { (process?.noise ?? 0) > 0 }

  private func drawNormals(for process: RateProcess, from words: [UInt64], into normals: inout [Double]) {
    guard draws(process) else { return }
    stream.instructionSet.standardNormals(from: words, into: &normals, at: 0)
  }
}
