internal import Documents

/// Gathers accounts and their positions in any order, and lays them account by account.
struct BookAssembly {
  /// The accounts in the order in which they first came.
  private(set) var accounts: [Account] = []
  /// The positions in the order in which they came.
  private(set) var positions: [Position] = []
  /// Knows the instruments, and what a position may be; it holds no account.
  private var draft: Book

  private var names = NameTable()
  /// Where a run of positions of one account begins, and whose it is.
  private var runs: [(first: Int, account: Int)] = []
  /// Whether the positions of some account lie apart.
  private var isScattered = false

  /// An assembly of a book of that name and moment.
  init(name: String = "", asOf: Timestamp? = nil) {
    do throws(BookError) {
      draft = try Book(name: name, asOf: asOf)
    } catch {
      preconditionFailure("A book without prices has no bad one")
    }
  }

  /// The account to which positions are added.
  var account: Account { accounts[runs[runs.count - 1].account] }

  /// Turns to an account.
  ///
  /// - Parameter name: Its name in UTF-8.
  /// - Returns: How it stands to those before.
  mutating func turn(to name: Span<UInt8>) -> Turn {
    if let last = runs.last, names.has(name, at: last.account) { return .same }
    let known = names.count
    let account = names.insert(name)
    runs.append((positions.count, account))
    guard account < known else { return .new }
    isScattered = true
    return .earlier
  }

  /// How an account stands to those before it.
  enum Turn {
    /// It is the one before.
    case same
    /// It came earlier.
    case earlier
    /// It is new, and is to be described.
    case new
  }

  /// Describes the account that is new.
  mutating func append(_ account: Account) throws(BookError) {
    try draft.check(account)
    accounts.append(account)
  }

  /// Describes the account at hand anew.
  mutating func replaceAccount(by account: Account) throws(BookError) {
    try draft.check(account)
    accounts[runs[runs.count - 1].account] = account
  }

  /// The place of an instrument among those of the assembly.
  mutating func place(of instrument: Instrument) throws(BookError) -> Int { try draft.place(of: instrument) }

  /// Adds a position to the account at hand.
  mutating func append(_ position: Position) throws(BookError) {
    try draft.check(position, of: account.id)
    positions.append(position)
  }

  /// Gives a position another quantity.
  mutating func setQuantity(_ quantity: Double, ofPosition index: Int) throws(BookError) {
    let old = positions[index]
    let position = Position(
      instrument: old.instrument, role: old.role, quantity: quantity, interestRate: old.interestRate)
    try draft.check(position, of: accounts[account(ofPosition: index)].id)
    positions[index] = position
  }

  /// The asset that a position is a quantity of, or is written on.
  func underlying(ofPosition index: Int) -> String { draft.instrument(of: positions[index]).underlying }

  private func account(ofPosition index: Int) -> Int {
    runs[runs.partitioningIndex { $0.first > index } - 1].account
  }

  /// The book, with its positions in the order of ``BookReading``.
  ///
  /// - Parameter prices: Dollars per unit.
  /// - Returns: The book.
  /// - Throws: ``BookError/badPrice(asset:value:)``.
  consuming func book(prices: [String: Double]) throws(BookError) -> Book {
    if isScattered { gather() }
    var firstPositions = runs.map(\.first)
    firstPositions.append(positions.count)
    order(firstPositions)

    var book = try Book(name: draft.name, asOf: draft.asOf, prices: prices)
    var places: [Int] = Array(repeating: -1, count: draft.instruments.count)
    for index in positions.indices {
      let old = positions[index]
      if places[old.instrument] < 0 { places[old.instrument] = try book.place(of: draft.instruments[old.instrument]) }
      guard places[old.instrument] != old.instrument else { continue }
      positions[index] = Position(
        instrument: places[old.instrument], role: old.role, quantity: old.quantity, entryPrice: old.entryPrice,
        isolatedMargin: old.isolatedMargin, interestRate: old.interestRate)
    }
    book.adopt(accounts, positions: positions, firstPositions: firstPositions)
    return book
  }

  /// Lays the runs of each account together, in the order in which they came.
  private mutating func gather() {
    let ends = runs.dropFirst().map(\.first) + [positions.count]
    var runsOfAccounts: [[Int]] = Array(repeating: [], count: accounts.count)
    for run in runs.indices { runsOfAccounts[runs[run].account].append(run) }
    var gathered: [Position] = []
    gathered.reserveCapacity(positions.count)
    var gatheredRuns: [(first: Int, account: Int)] = []
    for account in accounts.indices {
      gatheredRuns.append((gathered.count, account))
      for run in runsOfAccounts[account] { gathered += positions[runs[run].first..<ends[run]] }
    }
    (positions, runs, isScattered) = (gathered, gatheredRuns, false)
  }

  /// Orders the positions of each account: collateral and debts by asset, then contracts as they came.
  private mutating func order(_ firstPositions: [Int]) {
    let assets = draft.instruments.indices.sorted {
      draft.instruments[$0].underlying < draft.instruments[$1].underlying
    }
    var ranks = Array(repeating: 0, count: assets.count)
    for (rank, instrument) in assets.enumerated() { ranks[instrument] = rank }
    func key(_ position: Position) -> Int {
      let isContract = position.role == .contract
      return Int(position.role.rawValue) * ranks.count + (isContract ? 0 : ranks[position.instrument])
    }
    for account in 0..<firstPositions.count - 1 {
      let range = firstPositions[account]..<firstPositions[account + 1]
      guard zip(range, range.dropFirst()).contains(where: { key(positions[$0]) > key(positions[$1]) }) else { continue }
      let order = range.map { (key: key(positions[$0]), index: $0) }.sorted { $0 < $1 }
      positions.replaceSubrange(range, with: order.map { positions[$0.index] })
    }
  }
}

extension Array {
  /// The first place at which a condition holds that holds at all later ones, too.
  fileprivate func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
