internal import Margin
package import Portfolio

/// What the accounts of a book hold and owe, column by column: what a unit of each position counts, found once.
package final class HoldingTable: Sendable {
  /// Where the positions of each account begin, and where the last one's end.
  package let first: [Int]
  package let roles: [Position.Role]
  /// The place of each position's asset in the priced book.
  package let assets: [Int32]
  package let quantities: [Double]
  /// The maintenance weight of a collateral, the weight of a debt; 0 of contracts.
  package let weights: [Double]
  /// The number of each debt's rate among ``rates``.
  package let rateNumbers: [Int32]
  /// The distinct yearly rates of debts, continuous; the first is 0.
  package let rates: [Double]
  /// Which accounts are sums of weighted values: those without contracts and without weights that move.
  package let isSimple: [Bool]
  /// Which accounts hold a contract.
  package let holdsContracts: [Bool]
  /// Whether a unit of an asset counts as a dollar at the venue.
  package let isPar: [Bool]
  /// The places of the simple accounts that hold, or owe, each asset.
  package let holders: [[Int32]]
  package let debtors: [[Int32]]
  /// How far each account is from a call today; nothing is said of those that are not simple.
  package let distances: [CallDistance]
  /// The positions of all accounts, each in one piece; contracts are worth nothing here.
  ///
  /// The accounts that are nearest to a call come first, so that those of which a path has to know lie together.
  let lines: [HoldingLine]
  /// Where the positions of each account begin among ``lines``, and how many they are.
  private let spans: [(first: Int32, count: Int32)]
  /// The accounts that are not simple.
  package let general: [Int32]

  init(_ margin: MarginEngine) {
    let (priced, book) = (margin.book, margin.book.book)
    first = book.firstPositions
    roles = book.positions.map(\.role)
    assets = book.positions.map { Int32(priced.underlyings[$0.instrument]) }
    quantities = book.positions.map(\.quantity)
    isPar = priced.assets.map { margin.venue.collateral.par.contains($0) || $0 == Instrument.dollar }
    var weights = [Double](repeating: 0, count: book.positions.count)
    var rateNumbers = [Int32](repeating: 0, count: book.positions.count)
    var rates = [0.0]
    var places: [Double: Int32] = [0: 0]
    var isSimple: [Bool] = []
    var holdsContracts: [Bool] = []
    var holders = [[Int32]](repeating: [], count: priced.assets.count)
    var debtors = holders
    for account in book.accounts.indices {
      let range = book.range(of: account)
      let contracts = range.contains { book.positions[$0].role == .contract }
      let unit = margin.collateral.unitWeights(of: account)
      holdsContracts.append(contracts)
      isSimple.append(!contracts && unit != nil)
      for place in range {
        let position = book.positions[place]
        weights[place] = unit?[place - range.lowerBound] ?? 0
        if position.role == .debt {
          let rate = margin.collateral.rate(of: position)
          if places[rate] == nil {
            places[rate] = Int32(rates.count)
            rates.append(rate)
          }
          rateNumbers[place] = places[rate] ?? 0
        }
        guard !contracts, unit != nil, position.quantity > 0 else { continue }
        let asset = Int(assets[place])
        if position.role == .debt {
          debtors[asset].append(Int32(account))
        } else {
          holders[asset].append(Int32(account))
        }
      }
    }
    self.weights = weights
    self.rateNumbers = rateNumbers
    self.rates = rates
    self.isSimple = isSimple
    self.holdsContracts = holdsContracts
    self.holders = holders
    self.debtors = debtors
    general = isSimple.indices.filter { !isSimple[$0] }.map(Int32.init)
    distances = isSimple.indices.map { [first, assets, quantities, roles, isPar] account in
      var distance = CallDistance()
      guard isSimple[account] else { return distance }
      for place in first[account]..<first[account + 1] where quantities[place] > 0 && weights[place] > 0 {
        let (asset, isOwed) = (Int(assets[place]), roles[place] == .debt)
        let unit = (isPar[asset] ? 1 : priced.today.prices[asset]) * (isOwed ? -1 : 1)
        distance.add(quantities[place] * weights[place] * unit)
      }
      return distance
    }
    let order = isSimple.indices.sorted { [distances] in (distances[$0].health, $0) < (distances[$1].health, $1) }
    var lines: [HoldingLine] = []
    lines.reserveCapacity(book.positions.count)
    var spans = [(first: Int32, count: Int32)](repeating: (0, 0), count: order.count)
    for account in order {
      spans[account] = (Int32(lines.count), Int32(first[account + 1] - first[account]))
      for place in first[account]..<first[account + 1] {
        let isContract = roles[place] == .contract
        lines.append(
          HoldingLine(
            asset: assets[place], rate: rateNumbers[place], quantity: isContract ? 0 : quantities[place],
            weight: weights[place], isOwed: roles[place] == .debt,
            isFixed: isPar[Int(assets[place])] && rateNumbers[place] == 0, isContract: isContract))
      }
    }
    self.lines = lines
    self.spans = spans
  }

  /// The places of an account's positions.
  package func range(of account: Int) -> Range<Int> { first[account]..<first[account + 1] }

  /// The places of an account's positions among ``lines``.
  @inline(__always)
  func lineRange(of account: Int) -> Range<Int> {
    let span = spans[account]
    return Int(span.first)..<Int(span.first) + Int(span.count)
  }
}
