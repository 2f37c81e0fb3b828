internal import Margin
internal import Numerics
internal import Portfolio

/// Venues, their books and the market that they share, made ready for paths: immutable, and shared by all of them.
public final class LiquidationSetup: Sendable {
  /// The assets of all books, of reserves and of backstops, in the order in which they are first met.
  public let assets: [String]
  /// What they stand at today, dollars.
  public let today: [Double]
  /// The venues.
  public let venues: [LiquidationVenue]
  /// The market that liquidations meet.
  public let liquidity: LiquidityRules
  /// The seconds of a step.
  public let stepSeconds: Double
  /// Whether sales move the prices that venues and later sellers see; without it they pay slippage all the same.
  public let feedsBack: Bool

  /// How many looks there may be in a step.
  package let looksPerStep: Int
  /// For each venue and asset of its book the place among ``assets``.
  let places: [[Int]]
  /// The depth of each place: that of the assets, then that of the books of contracts on them.
  let curves: [DepthCurve?]
  let depthRules: [DepthRule?]
  /// What most trades at a place take of these; nil where the place takes any size at its price.
  let depths: [PlacedDepth?]
  /// The places that have a depth.
  let deepPlaces: [Int]
  /// The usual yearly volatility of each asset.
  let volatilities: [Double]
  /// Which assets' depth follows their volatility.
  let followsVolatility: [Bool]
  let volatilityDecay: Double
  /// What a usual day's depth is multiplied by.
  let depthMultiple: Double
  let gasAsset: Int?
  /// What a liquidation costs to send while gas costs what it usually does, dollars.
  let gasDollars: Double
  /// The fee of the loan that carries a debt, a fraction; and what a dollar repaid has to bring for that and the risk.
  let flashFee: Double
  let carry: Double
  let backed: [PlacedBackedToken]
  /// The asset of each venue's backstop; nil where it pays dollars.
  let backstopAssets: [Int?]
  /// How much each venue's mark follows its own book; nil where it is the index.
  let markWeights: [Double?]

  /// Venues and their market.
  ///
  /// - Parameters:
  ///   - venues: The venues, at least one.
  ///   - liquidity: The market that liquidations meet.
  ///   - stepSeconds: The length of a step, above 0.
  ///   - prices: Prices of assets that no book holds, dollars: reserves and backstop tokens.
  ///   - volatilities: The usual yearly volatility of assets, which depth follows.
  ///   - depthMultiple: What a usual day's depth is multiplied by, above 0.
  ///   - feedsBack: Whether sales move the prices that everybody sees.
  /// - Throws: ``LiquidationError``.
  public init(
    _ venues: [LiquidationVenue], liquidity: LiquidityRules = .unlimited, stepSeconds: Double,
    prices: [String: Double] = [:], volatilities: [String: Double] = [:], depthMultiple: Double = 1,
    feedsBack: Bool = true
  ) throws(LiquidationError) {
    precondition(!venues.isEmpty && stepSeconds > 0 && depthMultiple > 0, "A venue, a step and a market")
    var (assets, today) = ([String](), [Double]())
    var known: [String: Int] = [:]
    var places: [[Int]] = []
    for venue in venues {
      let book = venue.margin.book
      var mapped: [Int] = []
      for (asset, price) in zip(book.assets, book.today.prices) {
        if let place = known[asset] {
          guard today[place] == price else {
            throw .pricesDiffer(asset: asset, first: today[place], second: price, venue: venue.name)
          }
          mapped.append(place)
        } else {
          known[asset] = assets.count
          mapped.append(assets.count)
          assets.append(asset)
          today.append(price)
        }
      }
      places.append(mapped)
    }
    func place(of asset: String, at rule: String) throws(LiquidationError) -> Int {
      if let place = known[asset] { return place }
      guard let price = asset == Instrument.dollar ? 1 : prices[asset] else {
        throw .unknownAsset(place: rule, asset: asset, known: assets.sorted())
      }
      known[asset] = assets.count
      assets.append(asset)
      today.append(price)
      return assets.count - 1
    }
    var backed: [PlacedBackedToken] = []
    for token in liquidity.backed {
      var reserves: [(asset: Int, units: Double)] = []
      for (asset, units) in token.reserves {
        reserves.append((try place(of: asset, at: "backed.\(token.token).reserves"), units))
      }
      backed.append(
        PlacedBackedToken(
          asset: try place(of: token.token, at: "backed"), supply: token.supply, reserves: reserves,
          defence: token.defence))
    }
    var backstops: [Int?] = []
    for venue in venues {
      if case .tokens(let asset, _) = venue.rules.losses.backstop {
        backstops.append(try place(of: asset, at: "\(venue.name): losses.backstop"))
      } else {
        backstops.append(nil)
      }
    }
    for venue in venues {
      for asset in venue.margin.book.assets {
        guard let underlying = venue.rules.oracle.rule(of: asset).underlying else { continue }
        _ = try place(of: underlying, at: "\(venue.name): oracle of \(asset): underlying")
      }
    }
    gasAsset = try liquidity.gas.asset.map { asset throws(LiquidationError) in try place(of: asset, at: "gas.asset") }
    gasDollars = liquidity.gas.dollars
    flashFee = liquidity.liquidators.flashFee
    carry = 1 + liquidity.liquidators.flashFee + liquidity.liquidators.requiredReturn
    let spot = try Self.curves(liquidity.depth, assets: assets, today: today, at: "depth")
    let contracts = try Self.curves(liquidity.contractDepth, assets: assets, today: today, at: "contractDepth")
    curves = spot.curves + contracts.curves
    depthRules = spot.rules + contracts.rules
    depths = zip(curves, zip(depthRules, today + today)).map { curve, others in
      guard let curve, let rule = others.0 else { return nil }
      return PlacedDepth(curve, rule, today: others.1)
    }
    deepPlaces = curves.indices.filter { [curves] in curves[$0] != nil }
    self.volatilities = assets.map { volatilities[$0] ?? 0 }
    let elastic = assets.indices.map { [depthRules] asset in
      [asset, asset + assets.count].contains { (depthRules[$0]?.volatilityElasticity ?? 0) > 0 }
    }
    followsVolatility = zip(elastic, self.volatilities).map { $0 && $1 > 0 }
    volatilityDecay = (-(2.0).logarithm * stepSeconds / liquidity.volatilityHalfLifeSeconds).exponential
    self.assets = assets
    self.today = today
    self.venues = venues
    self.liquidity = liquidity
    self.stepSeconds = stepSeconds
    self.depthMultiple = depthMultiple
    self.feedsBack = feedsBack
    self.places = places
    self.backed = backed
    backstopAssets = backstops
    looksPerStep = max(1, Int(min(1e6, (stepSeconds / liquidity.lookSeconds).rounded(.down))))
    markWeights = venues.map { venue in
      guard case .orderBook(let rule) = venue.rules.mechanism, rule.markWeight > 0 else { return nil }
      return rule.markWeight
    }
  }

  private static func curves(
    _ rules: [String: DepthRule], assets: [String], today: [Double], at place: String
  ) throws(LiquidationError) -> (curves: [DepthCurve?], rules: [DepthRule?]) {
    var curves: [DepthCurve?] = []
    for (asset, price) in zip(assets, today) {
      guard let rule = rules[asset] else {
        curves.append(nil)
        continue
      }
      do throws(LiquidationRuleError) {
        curves.append(try rule.curve(price: price))
      } catch {
        throw .rule(place: "\(place).\(asset)", error)
      }
    }
    return (curves, assets.map { rules[$0] })
  }
}
