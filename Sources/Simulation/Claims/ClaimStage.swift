internal import MarketModel

/// The prices of a model's claims, made after each step of its drivers, each after those that it looks at.
struct ClaimStage: Sendable {
  private let prices: [any ClaimPrice]
  private let assets: Int
  /// The columns of drivers that are claims.
  private let driven: [Range<Int>]
  /// The columns whose step returns some claim looks at.
  private let watched: [Range<Int>]

  /// The claims of a model; nil where it has none.
  init?(_ laws: LawContext) throws(SimulationError) {
    let model = laws.model
    guard !model.claims.isEmpty else { return nil }
    assets = model.assets.count
    driven = model.claims.filter(\.hasDriver).compactMap { model.index(of: $0.asset) }.map { PathTile.column($0) }
    watched = Set(model.claims.flatMap(\.watched)).compactMap { model.index(of: $0) }.sorted()
      .map { PathTile.column($0) }
    var prices: [any ClaimPrice] = []
    for (index, claim) in model.claims.enumerated() {
      prices.append(try ClaimContext(laws: laws, index: index, claim: claim).makePrice())
    }
    self.prices = prices
  }

  /// Begins with the paths of a tile.
  func start(in tile: inout PathTile) {
    tile.claims.resize(claims: prices.count, assets: assets)
    for place in tile.claims.state.indices { tile.claims.state[place] = 0 }
  }

  /// Makes room for a step: remembers the prices that are looked at, and clears the columns of drivers that are claims, so
  /// that what the law adds there is the step's return alone.
  func prepare(in tile: inout PathTile) {
    for column in watched {
      for place in column { tile.claims.before[place] = tile.logRatios[place] }
    }
    for column in driven {
      for place in column { tile.logRatios[place] = 0 }
    }
  }

  /// Turns the step's returns of the drivers into the prices of the claims.
  func advance(step: Int, in tile: inout PathTile) {
    for price in prices { price.advance(step: step, in: &tile) }
  }
}

extension Claim {
  /// The assets whose step returns the claim looks at.
  fileprivate var watched: [String] {
    switch kind {
    case .stablecoin(let coin): coin.depeg?.stress.map { [$0.asset] } ?? []
    case .staked(let token): [token.underlying]
    case .wrapped(let token): token.failure.stress.map { [$0.asset] } ?? []
    case .constantProduct, .stableSwap, .tokenised: []
    }
  }
}
