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
    for (asset, price) in prices.sorted(by: { $0.key < $1.key }) where !Self.priceBounds.contains(price) {
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
    try check(account)
    for position in added { try check(position, of: account.id) }
    accounts.append(account)
    positions += added
    firstPositions.append(positions.count)
  }

  /// Takes accounts and positions over, into a book that has none.
  ///
  /// - Parameters:
  ///   - accounts: The accounts.
  ///   - positions: Their positions, account after account, of instruments that were placed.
  ///   - firstPositions: Where the positions of each account begin, and where the last one's end.
  /// - Precondition: all of them were checked.
  mutating func adopt(_ accounts: [Account], positions: [Position], firstPositions: [Int]) {
    precondition(self.accounts.isEmpty, "A book takes accounts over once")
    precondition(firstPositions.count == accounts.count + 1 && firstPositions.last == positions.count)
    self.accounts = accounts
    self.positions = positions
    self.firstPositions = firstPositions
  }

  /// The lowest and the highest price, strike or entry price that is believed, dollars per unit.
  public static let priceBounds: ClosedRange<Double> = 1e-18...1e15
  /// The smallest and the largest size of an amount that is believed, 0 apart.
  ///
  /// Within these bounds no value, and no power of one that a risk measure takes, overflows.
  public static let amountBounds: ClosedRange<Double> = 1e-30...1e30
  /// The years from the day of the book within which expiries are believed to lie.
  public static let largestYearsToExpiry = 50
  /// The largest implied volatility that is believed: 1,000 % per year.
  public static let largestVolatility = 10.0
  /// The largest interest per year that is believed: 1,000 %.
  public static let largestInterestRate = 10.0
}
