internal import Documents
public import MarketModel

/// A book of which every instrument can be priced: each asset has a price today, each option a volatility.
///
/// A year has 365 days here: contracts on markets that never close count time so.
public struct PricedBook: Sendable {
  /// The book.
  public let book: Book
  /// The distinct assets and underlyings of its instruments, in the order of their first instruments.
  public let assets: [String]
  /// The market when the book was taken.
  public let today: MarketState
  /// What the contracts on each asset are priced by beside its price.
  public let derivatives: [DerivativeMarket]
  /// The place in ``assets`` of each instrument's underlying.
  public let underlyings: [Int]
  /// The years to each instrument's expiry when the book was taken; infinite where it never expires.
  let expiryYears: [Double]

  /// A book with its prices.
  ///
  /// - Parameters:
  ///   - book: The book.
  ///   - prices: Dollars per unit; they come before the book's own prices. The dollar needs none.
  ///   - derivatives: What contracts are priced by, by asset.
  ///   - volatilities: The yearly volatilities today that haircuts may follow, by asset.
  /// - Throws: ``BookError/noPrice(asset:known:)``, ``BookError/badPrice(asset:value:)`` or
  ///   ``BookError/noVolatility(instrument:)``.
  public init(
    _ book: Book, prices: [String: Double] = [:], derivatives: [String: DerivativeMarket] = [:],
    volatilities: [String: Double] = [:]
  ) throws(BookError) {
    let known = book.prices.merging(prices) { $1 }
    var assets: [String] = []
    var places: [String: Int] = [:]
    var underlyings: [Int] = []
    var values: [Double] = []
    for instrument in book.instruments {
      let asset = instrument.underlying
      if let place = places[asset] {
        underlyings.append(place)
      } else {
        guard let price = asset == Instrument.dollar ? 1 : known[asset] else {
          throw .noPrice(asset: asset, known: known.keys.sorted())
        }
        guard price > 0, price.isFinite else { throw .badPrice(asset: asset, value: price) }
        places[asset] = assets.count
        underlyings.append(assets.count)
        assets.append(asset)
        values.append(price)
      }
      if case .option(let contract) = instrument, contract.volatility == nil, derivatives[asset]?.surface == nil {
        throw .noVolatility(instrument: "\(instrument)")
      }
    }
    self.book = book
    self.assets = assets
    self.underlyings = underlyings
    self.derivatives = assets.map { derivatives[$0] ?? DerivativeMarket() }
    var today = MarketState(prices: values, basis: self.derivatives.map { $0.basis?.now ?? 0 })
    today.volatilities = assets.map { volatilities[$0] ?? 0 }
    self.today = today
    expiryYears = book.instruments.map { instrument in
      guard let expiry = instrument.expiry, let asOf = book.asOf else { return .infinity }
      return Double(expiry.seconds - asOf.seconds) / (365 * 86_400)
    }
  }

  /// The place of an asset in ``assets``, or nil where no instrument has it.
  public func index(of asset: String) -> Int? { assets.firstIndex(of: asset) }
}
