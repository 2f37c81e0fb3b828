public import Margin
internal import MarketModel
internal import Numerics
public import Portfolio
public import Simulation

/// A priced book placed in a simulated market: which of the market's columns prices which asset of the book.
///
/// Time is counted in years of the model, so that a book's contracts expire after as many years as they have left whatever
/// the days of a year are.
public struct PathMarket: Sendable {
  /// The book.
  public let book: PricedBook
  /// The simulation.
  public let simulation: Simulation
  /// The market before the first step: today's prices, and each asset's yearly volatility by the model.
  ///
  /// That is the long-run volatility of the log price to first order, of the diffusion alone where there are jumps; 0 for
  /// an asset that does not move.
  public let start: MarketState

  /// For each asset of the book its place in the model; nil where it stays at its price.
  let places: [Int?]
  /// For each asset of the book its column among those of derivatives; nil where it has none.
  let derivativeColumns: [Int?]

  /// Places a book in a simulation.
  ///
  /// - Parameters:
  ///   - book: The book.
  ///   - simulation: The simulation; its prices are ratios to the book's.
  ///   - par: Assets that stay at their price where the model does not have them; the dollar always does.
  /// - Throws: ``MarginCallError/unknownAsset(asset:known:)``.
  /// - Precondition: the book is priced with the model's derivatives.
  public init(_ book: PricedBook, in simulation: Simulation, par: Set<String> = []) throws(MarginCallError) {
    let model = simulation.model
    var places: [Int?] = []
    for asset in book.assets {
      let place = model.index(of: asset)
      guard place != nil || asset == Instrument.dollar || par.contains(asset) else {
        throw .unknownAsset(asset: asset, known: model.assets)
      }
      places.append(place)
    }
    for (asset, market) in zip(book.assets, book.derivatives) where model.index(of: asset) != nil {
      precondition(
        market == model.derivatives[asset] ?? DerivativeMarket(), "The book is priced with the model's derivatives")
    }
    self.book = book
    self.simulation = simulation
    self.places = places
    let tile = simulation.makeTile()
    derivativeColumns = places.map { $0.flatMap { tile.derivatives.column(of: $0) } }
    var start = book.today
    for (asset, place) in places.enumerated() {
      if let place { start.volatilities[asset] = model.volatility(ofAsset: place) }
    }
    self.start = start
  }

  /// What follows the market along the paths of one tile after the other; every thread has its own.
  ///
  /// - Parameters:
  ///   - columns: What a fast check of many accounts needs at every step; none where only states are asked for.
  ///   - volatilityHalfLifeDays: The half-life with which the volatilities of states follow what the path realises; nil to
  ///     keep those of ``start``.
  /// - Returns: A watch that has seen nothing.
  /// - Precondition: the columns' assets and instruments are the book's, and a half-life is above 0.
  public func makeWatch(
    columns: [LinearForm.Column] = [], volatilityHalfLifeDays: Double? = nil
  ) -> MarketWatch {
    MarketWatch(self, columns: columns, volatilityHalfLifeDays: volatilityHalfLifeDays)
  }

  /// The years since the book was taken up to which contracts settle on the paths.
  var horizonYears: Double { settlementYears(at: years(after: simulation.grid.steps)) }

  /// What expires up to this moment has settled at the end of a step: the end may miss an expiry that falls on it by the
  /// rounding of a year.
  func settlementYears(at years: Double) -> Double { years + 1e-9 }

  /// The years that a number of steps takes.
  func years(after step: Int) -> Double {
    Double(step) * simulation.grid.stepDays / simulation.model.daysPerYear
  }
}
