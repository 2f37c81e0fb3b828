import MarketModel
import Simulation

/// Funding, basis and implied volatility, all of them moved by the price and by noise of their own.
let fullMarket = DerivativeMarket(
  funding: MeanRevertingRate(now: 0.3, mean: 0.1, halfLifeDays: 3, volatility: 0.9, priceSlope: 1.5),
  basis: MeanRevertingRate(now: 0.02, mean: 0.08, halfLifeDays: 20, volatility: 0.2, priceSlope: 0.3),
  interestRate: 0.04,
  surface: VolatilitySurface(
    slices: [.init(days: 30, logMoneyness: [0], volatility: [0.6])],
    moves: .init(spotSlope: -1.2, volatilityOfVolatility: 1.1, halfLifeDays: 10)))

/// A market where perpetuals pay funding and nothing else is known.
func fundingMarket(_ rate: MeanRevertingRate) -> DerivativeMarket { DerivativeMarket(funding: rate) }

extension MarketModel {
  /// The same market with what contracts on some assets are priced by.
  func with(_ derivatives: [String: DerivativeMarket]) throws -> MarketModel {
    try MarketModel(
      assets: drivers, daysPerYear: daysPerYear, volatility: volatility, drift: drift, correlation: correlation,
      dynamics: dynamics, claims: claims, derivatives: derivatives)
  }
}

/// What contracts on one asset are priced by at the end of a step, a number per path.
struct DerivativeColumns: Equatable {
  var fundingRates: [Double] = []
  var basis: [Double] = []
  var volatilityLevels: [Double] = []
  var fundingPaid: [Double] = []
  var inverseFundingPaid: [Double] = []
  var logRatios: [Double] = []

  /// The same paths at other places.
  func at(_ places: [Int]) -> Self {
    func picked(_ values: [Double]) -> [Double] { places.map { values[$0] } }
    return Self(
      fundingRates: picked(fundingRates), basis: picked(basis), volatilityLevels: picked(volatilityLevels),
      fundingPaid: picked(fundingPaid), inverseFundingPaid: picked(inverseFundingPaid), logRatios: picked(logRatios))
  }
}

extension Simulation {
  /// What contracts on an asset are priced by after every step, on some paths of one tile.
  func derivatives(of asset: String, _ paths: [UInt64], in tile: inout PathTile) -> [DerivativeColumns] {
    var steps: [DerivativeColumns] = []
    guard let place = model.index(of: asset), let column = tile.derivatives.column(of: place) else { return steps }
    draw(paths[...], in: &tile) { _, tile in
      func taken(_ values: [Double], _ column: Int) -> [Double] {
        Array(values[PathTile.column(column)].prefix(tile.count))
      }
      let derivatives = tile.derivatives
      steps.append(
        DerivativeColumns(
          fundingRates: taken(derivatives.fundingRates, column), basis: taken(derivatives.basis, column),
          volatilityLevels: taken(derivatives.volatilityLevels, column),
          fundingPaid: taken(derivatives.fundingPaid, column),
          inverseFundingPaid: taken(derivatives.inverseFundingPaid, column), logRatios: taken(tile.logRatios, place)))
    }
    return steps
  }

  /// The same, in a tile of its own.
  func derivatives(of asset: String, _ paths: [UInt64]) -> [DerivativeColumns] {
    var tile = makeTile()
    return derivatives(of: asset, paths, in: &tile)
  }

  /// What contracts on an asset are priced by at the end of many paths.
  func lastDerivatives(of asset: String, paths count: Int) -> DerivativeColumns {
    var all = DerivativeColumns()
    var tile = makeTile()
    for first in stride(from: 0, to: count, by: PathTile.width) {
      guard let last = derivatives(of: asset, (0..<PathTile.width).map { UInt64(first + $0) }, in: &tile).last else {
        continue
      }
      all.fundingRates += last.fundingRates
      all.basis += last.basis
      all.volatilityLevels += last.volatilityLevels
      all.fundingPaid += last.fundingPaid
      all.inverseFundingPaid += last.inverseFundingPaid
      all.logRatios += last.logRatios
    }
    return all
  }
}
