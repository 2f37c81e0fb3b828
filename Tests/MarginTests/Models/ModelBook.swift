import Documents
import Foundation
import Kernels
import Margin
import MarketModel
import Portfolio

/// One account's contracts with everything that prices them, put together line by line.
struct ModelBook {
  private var book: Book
  private(set) var contracts: [Position] = []
  private let derivatives: [String: DerivativeMarket]

  /// An empty account on 2024-01-01, BTC at 100,000 and ETH at 2,000 unless said.
  init(prices: [String: Double] = ["BTC": 100_000, "ETH": 2_000], basis: [String: Double] = [:]) throws {
    book = try Book(asOf: Timestamp("2024-01-01"), prices: prices)
    derivatives = basis.mapValues { DerivativeMarket(basis: MeanRevertingRate(mean: $0)) }
  }

  /// A perpetual: units, or dollars of face where it is inverse.
  mutating func perpetual(
    _ underlying: String = "BTC", _ quantity: Double, at entry: Double? = nil, _ settlement: Settlement = .linear
  ) throws {
    try add(.perpetual(underlying: underlying, settlement: settlement), quantity, entry ?? book.prices[underlying])
  }

  /// A future that expires in a number of days.
  mutating func future(
    _ underlying: String = "BTC", _ quantity: Double, days: Int, at entry: Double? = nil,
    _ settlement: Settlement = .linear
  ) throws {
    try add(
      .future(underlying: underlying, expiry: expiry(days), settlement: settlement), quantity,
      entry ?? book.prices[underlying])
  }

  /// An option with a volatility of its own.
  mutating func option(
    _ kind: OptionTerms.Kind, _ quantity: Double, strike: Double, days: Int = 30, volatility: Double = 0.6,
    underlying: String = "BTC", _ settlement: Settlement = .linear
  ) throws {
    let contract = OptionContract(
      underlying: underlying, kind: kind, strike: strike, expiry: try expiry(days), settlement: settlement,
      volatility: volatility)
    try add(.option(contract), quantity, nil)
  }

  private mutating func add(_ instrument: Instrument, _ quantity: Double, _ entry: Double?) throws {
    let place = try book.place(of: instrument)
    contracts.append(Position(instrument: place, role: .contract, quantity: quantity, entryPrice: entry))
  }

  private func expiry(_ days: Int) throws -> Timestamp {
    Timestamp(seconds: try Timestamp("2024-01-01").seconds + days * 86_400)
  }

  /// The book with its one account.
  func priced() throws -> PricedBook {
    var book = book
    try book.append(Account(id: "a"), positions: contracts)
    return try PricedBook(book, derivatives: derivatives)
  }

  /// What a rule asks of the account today.
  func requirement(_ rule: MarginRule, moves: MarketMoves? = nil) throws -> MarginRequirement {
    let book = try priced()
    return try rule.model(for: book, moves: moves).requirement(of: contracts, in: book.today)
  }
}

extension MarginRule {
  /// The rule that a text describes.
  static func read(_ text: String) throws(DocumentError) -> MarginRule {
    try StrictDocument.decode(MarginRule.self, from: Data(text.utf8), source: "card")
  }
}

/// Whether two numbers agree to a relative tolerance of the larger, or absolutely below 1.
func agree(_ lhs: Double, _ rhs: Double, _ tolerance: Double = 1e-12) -> Bool {
  abs(lhs - rhs) <= tolerance * max(1, abs(lhs), abs(rhs))
}
