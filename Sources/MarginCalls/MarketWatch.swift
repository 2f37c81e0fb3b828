public import Margin
internal import Numerics
public import Portfolio
public import Simulation

/// Follows the market of a priced book along the paths of a tile: whole states of single paths, and columns of what a fast
/// check needs of all of them.
///
/// It sees every step of a tile from the first, and then begins with the next tile. What it remembers of the steps before is
/// what contracts settled at when they expired, and how volatile each path has been: a contract settles at the price of the
/// first step that is not before its expiry.
public struct MarketWatch: Sendable {
  /// The book in its market.
  public let market: PathMarket
  /// What ``values`` holds.
  public let columns: [LinearForm.Column]
  /// After a step, a number of dollars for each of the tile's `PathTile.width` paths, for each of ``columns``; those of
  /// `dollarDebt`, `priceOverMark` and `live` are pure numbers.
  public internal(set) var values: [[Double]]
  /// The last step that was seen; 0 before the first.
  public private(set) var step = 0

  /// The dollars per unit of each asset of the book, on each path.
  var prices: [[Double]]
  /// What underlyings stood at when instruments settled, on each path, by instrument.
  var settlements: [Int: [Double]] = [:]
  /// A basis and a volatility level on each path, for a moment.
  var basis = [Double](repeating: 0, count: PathTile.width)
  var levels = [Double](repeating: 1, count: PathTile.width)

  private var realised: RealisedVolatility?
  /// The instruments that expire and the years to it, the first first.
  private let expiries: [(instrument: Int, years: Double)]
  private var settled = 0
  /// The columns of marks, by instrument.
  let marks: [Int: Int]
  /// The places in the model of the book's assets.
  private let moving: [Int]

  init(_ market: PathMarket, columns: [LinearForm.Column], volatilityHalfLifeDays: Double?) {
    self.market = market
    self.columns = columns
    values = columns.map { _ in Array(repeating: 0, count: PathTile.width) }
    prices = market.start.prices.map { Array(repeating: $0, count: PathTile.width) }
    realised = volatilityHalfLifeDays.map { RealisedVolatility(market, halfLifeDays: $0) }
    moving = market.places.compactMap(\.self)
    marks = Dictionary(
      columns.enumerated().compactMap { place, column in
        if case .mark(let instrument) = column { (instrument, place) } else { nil }
      }, uniquingKeysWith: min)
    let book = market.book
    expiries = book.book.instruments.enumerated().compactMap { place, instrument in
      instrument.expiry.map { _ in (place, book.remainingYears(of: place, in: book.today)) }
    }.sorted { $0.years < $1.years }
  }

  /// The years since the book was taken.
  public var years: Double { market.years(after: step) }

  /// Sees a step of a tile.
  ///
  /// - Parameters:
  ///   - step: The number of the step, from 1, with which a tile begins.
  ///   - tile: The tile after the step; its price ratios are made valid for the book's assets.
  /// - Precondition: the step is 1 or the one after the last.
  /// - Complexity: O(assets + columns) per path.
  public mutating func see(step: Int, _ tile: inout PathTile) {
    precondition(step == 1 || step == self.step + 1, "A watch sees every step of a tile")
    self.step = step
    if step == 1 {
      settlements.removeAll(keepingCapacity: true)
      settled = 0
      realised?.start()
    }
    tile.computePriceRatios(of: moving)
    for (asset, place) in market.places.enumerated() {
      guard let first = place.map({ PathTile.column($0).lowerBound }) else { continue }
      prices[asset].fill(tile.priceRatios, from: first, times: market.start.prices[asset])
    }
    realised?.see(tile)
    settle()
    for column in columns.indices { fill(column, from: tile) }
  }

  /// The market on one path as it stands after the last step.
  ///
  /// - Parameters:
  ///   - lane: The path's place in the tile.
  ///   - tile: The tile that was seen last, as it was then.
  /// - Returns: The state, with what has settled until then.
  public func state(of lane: Int, in tile: PathTile) -> MarketState {
    var state = market.start
    load(lane, of: tile, into: &state)
    return state
  }

  /// Overwrites a state by that of one path: the form for loops, which allocates nothing.
  ///
  /// - Parameters:
  ///   - lane: The path's place in the tile.
  ///   - tile: The tile that was seen last, as it was then.
  ///   - state: A state of this market.
  public func load(_ lane: Int, of tile: PathTile, into state: inout MarketState) {
    state.years = years
    for asset in prices.indices {
      let price = prices[asset][lane]
      state.prices[asset] = price
      if let realised { state.volatilities[asset] = realised.volatility(of: asset, lane: lane) }
      guard let column = market.derivativeColumns[asset] else { continue }
      let place = PathTile.column(column).lowerBound + lane
      let today = market.start.prices[asset]
      state.basis[asset] = tile.derivatives.basis[place]
      state.volatilityLevels[asset] = tile.derivatives.volatilityLevels[place]
      state.fundingPaid[asset] = today * tile.derivatives.fundingPaid[place]
      state.inverseFundingPaid[asset] = tile.derivatives.inverseFundingPaid[place] / today
    }
    // Contracts settle in one order: as many of them are the same ones.
    if state.settlementPrices.count != settlements.count { state.settlementPrices.removeAll(keepingCapacity: true) }
    for (instrument, prices) in settlements { state.settlementPrices[instrument] = prices[lane] }
  }

  private mutating func settle() {
    while settled < expiries.count, expiries[settled].years <= market.settlementYears(at: years) {
      let instrument = expiries[settled].instrument
      settlements[instrument] = prices[market.book.underlyings[instrument]]
      settled += 1
    }
  }
}
