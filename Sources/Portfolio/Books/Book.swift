public import Documents

/// Accounts and what each holds and owes.
///
/// Positions lie account by account in one array, and refer to instruments that the whole book shares: what an option is
/// worth on a path is found once, however many accounts hold it.
public struct Book: Equatable, Sendable {
  /// The name that a report uses; empty for none.
  public let name: String
  /// The moment at which the book was taken, from which times to expiry count; nil where nothing expires.
  public let asOf: Timestamp?
  /// Prices that came with the book, dollars per unit.
  public let prices: [String: Double]
  /// The distinct instruments, in the order of their first positions.
  public private(set) var instruments: [Instrument] = []
  /// The accounts, their names distinct.
  public private(set) var accounts: [Account] = []
  /// The positions of all accounts, account after account.
  public private(set) var positions: [Position] = []
  /// Where the positions of each account begin, and where the last one's end.
  public private(set) var firstPositions: [Int] = [0]

  private var places: [Instrument: Int] = [:]

  /// A book without accounts.
  ///
  /// - Parameters:
  ///   - name: The name that a report uses.
  ///   - asOf: The moment at which the book was taken.
  ///   - prices: Prices that came with the book, dollars per unit.
  /// - Throws: ``BookError/badPrice(asset:value:)``.
  public init(name: String = "", asOf: Timestamp? = nil, prices: [String: Double] = [:]) throws(BookError) {
    for (asset, price) in prices.sorted(by: { $0.key < $1.key }) where !(price > 0 && price.isFinite) {
      throw .badPrice(asset: asset, value: price)
    }
    self.name = name
    self.asOf = asOf
    self.prices = prices
  }

  /// The places of an account's positions in ``positions``.
  public func range(of account: Int) -> Range<Int> { firstPositions[account]..<firstPositions[account + 1] }

  /// An account's positions.
  public func positions(of account: Int) -> ArraySlice<Position> { positions[range(of: account)] }

  /// The instrument of a position.
  public func instrument(of position: Position) -> Instrument { instruments[position.instrument] }

  /// Whether two books hold the same accounts with the same positions.
  public static func == (lhs: Book, rhs: Book) -> Bool {
    lhs.name == rhs.name && lhs.asOf == rhs.asOf && lhs.prices == rhs.prices && lhs.instruments == rhs.instruments
      && lhs.accounts == rhs.accounts && lhs.positions == rhs.positions && lhs.firstPositions == rhs.firstPositions
  }

  /// The place of an instrument, which is added where the book does not have it.
  ///
  /// - Throws: ``BookError`` where the instrument is none: an expiry not after ``asOf``, a strike or a volatility out of
  ///   bounds.
  public mutating func place(of instrument: Instrument) throws(BookError) -> Int {
    if let place = places[instrument] { return place }
    try check(instrument)
    places[instrument] = instruments.count
    instruments.append(instrument)
    return instruments.count - 1
  }

  /// Adds an account.
  ///
  /// That names are distinct is the caller's to see to: a set of a million names is not kept here.
  /// - Parameters:
  ///   - account: The account.
  ///   - added: Its positions, their instruments placed by ``place(of:)``.
  /// - Throws: ``BookError``.
  public mutating func append(_ account: Account, positions added: [Position]) throws(BookError) {
    guard !account.id.isEmpty else { throw .noAccountName(index: accounts.count) }
    if let threshold = account.liquidationThreshold, !(threshold > 0 && threshold <= 1) {
      throw .badThreshold(account: account.id, value: threshold)
    }
    for position in added { try check(position, of: account.id) }
    accounts.append(account)
    positions += added
    firstPositions.append(positions.count)
  }

  private func check(_ instrument: Instrument) throws(BookError) {
    if let expiry = instrument.expiry {
      guard let asOf else { throw .noValuationTime(instrument: "\(instrument)") }
      guard expiry > asOf else { throw .expired(instrument: "\(instrument)", asOf: asOf) }
    }
    guard case .option(let contract) = instrument else { return }
    guard contract.strike > 0, contract.strike.isFinite else {
      throw .badStrike(instrument: "\(instrument)", value: contract.strike)
    }
    if let volatility = contract.volatility, !(volatility > 0 && volatility <= Self.largestVolatility) {
      throw .badVolatility(instrument: "\(instrument)", value: volatility, bound: Self.largestVolatility)
    }
  }

  private func check(_ position: Position, of account: String) throws(BookError) {
    let instrument = instrument(of: position)
    let name = "\(instrument)"
    guard position.quantity.isFinite, position.role == .contract || position.quantity >= 0 else {
      throw .badQuantity(account: account, instrument: name, value: position.quantity)
    }
    switch (instrument, position.role) {
    case (.asset, .contract), (.perpetual, .collateral), (.perpetual, .debt), (.future, .collateral), (.future, .debt),
      (.option, .collateral), (.option, .debt):
      preconditionFailure("An asset is held or owed, everything else is a contract")
    case (.perpetual, _), (.future, _):
      guard let entry = position.entryPrice else { throw .noEntryPrice(account: account, instrument: name) }
      guard entry > 0, entry.isFinite else {
        throw .badEntryPrice(account: account, instrument: name, value: entry)
      }
    default: break
    }
    if let margin = position.isolatedMargin {
      guard position.role == .contract, margin >= 0, margin.isFinite else {
        throw .badIsolatedMargin(account: account, instrument: name, value: margin)
      }
    }
    if let rate = position.interestRate {
      guard position.role == .debt, abs(rate) <= Self.largestInterestRate else {
        throw .badInterestRate(account: account, instrument: name, value: rate, bound: Self.largestInterestRate)
      }
    }
  }

  /// The largest implied volatility that is believed: 1,000 % per year.
  public static let largestVolatility = 10.0
  /// The largest interest per year that is believed: 1,000 %.
  public static let largestInterestRate = 10.0
}
