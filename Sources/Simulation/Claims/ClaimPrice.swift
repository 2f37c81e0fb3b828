internal import Kernels
internal import MarketModel
internal import Numerics
internal import RandomStreams

/// Turns a step of the drivers and of the claims before it into the log price ratio of one claim.
protocol ClaimPrice: Sendable {
  /// Writes the claim's log ratios after a step into its column of the tile.
  ///
  /// The column of a claim with a driver holds that driver's log return of the step, and nothing else; what the claim
  /// remembers is 0 before the first step.
  func advance(step: Int, in tile: inout PathTile)
}

/// What the price of a claim is made from: its place among the claims, and the model.
struct ClaimContext {
  let laws: LawContext
  /// The number of the claim.
  let index: Int
  let claim: Claim

  var stepDays: Double { laws.grid.stepDays }

  /// The asset's place among the tile's columns.
  ///
  /// - Precondition: the model knows the asset, as it has checked of every claim's.
  func place(of asset: String) -> Int {
    guard let place = laws.model.index(of: asset) else { preconditionFailure("\(asset) is no asset of the model") }
    return place
  }

  /// The first place of an asset's column.
  func column(of asset: String) -> Int { place(of: asset) * PathTile.width }

  /// The first place of one of the numbers that the claim remembers.
  func state(_ number: Int) -> Int { ClaimScratch.column(number, of: index) }

  /// What a half-life of some days leaves of a deviation after a step.
  func decay(halfLifeDays: Double) -> Double { (-halfLifeRate * stepDays / halfLifeDays).exponential }

  /// The random words of the claim: two pairs per step.
  var stream: RandomStream {
    RandomStream(
      seed: laws.seed, stream: Sampling.Stream.claims, instructionSet: laws.instructionSet)
  }

  /// The pair of words that decides about breaks; the next one sizes them.
  var pair: Int { 2 * index }

  func makePrice() throws(SimulationError) -> any ClaimPrice {
    switch claim.kind {
    case .stablecoin(let coin): StablecoinPrice(coin, self)
    case .staked(let token): StakedPrice(token, self)
    case .wrapped(let token): WrappedPrice(token, self)
    case .constantProduct(let share): ConstantProductPrice(share, self)
    case .stableSwap(let share): StableSwapPrice(share, self)
    case .tokenised(let token): try TokenisedPrice(token, self)
    }
  }
}

/// The natural logarithm of 2: the rate of a decay by its half-life.
let halfLifeRate = 0.6931471805599453
