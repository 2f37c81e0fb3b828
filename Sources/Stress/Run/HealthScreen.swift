internal import Kernels
internal import Liquidation
internal import Margin
internal import Portfolio

/// A venue's simple accounts as rows of sums of columns, to find those that may be called on any of 16 paths at a step.
///
/// The rows stand in the order of how far prices have to move before each may be called, so that only the first of them are
/// looked at while prices are near those of today. An account that is passed over is not called; one that is found is
/// looked at again, exactly.
struct HealthScreen: Sendable {
  /// A number per path: the price of an asset, for a debt times what its rate has made of it.
  private struct Column: Hashable {
    let asset: Int32
    let rate: Int32
    let isOwed: Bool
  }

  private let columns: [Column]
  private let rows: CollateralTable
  /// The account of each row.
  private let accounts: [Int32]
  private let isPar: [Bool]
  private let today: [Double]
  /// The move of prices, a fraction, below which no row from here on is called.
  private let moves: [Double]
  private let level: InstructionSet
  private var prices: PathPrices
  private var column = [Double](repeating: 0, count: PathPrices.width)
  /// The answers of 16 paths, path after path.
  private var answers: [Double]
  private var found: [Int32]
  private var masks: [UInt16]

  /// By which share of the sums an account may be farther from a call than it seems by rounding.
  private static let margin = 1e-9

  init(_ venue: LiquidationVenue, _ level: InstructionSet) {
    let holdings = venue.holdings
    let today = venue.margin.book.today.prices
    var columns: [Column] = []
    var places: [Column: Int] = [:]
    var drafts: [Draft] = []
    for account in holdings.isSimple.indices where holdings.isSimple[account] {
      var draft = Draft(account: Int32(account))
      for place in holdings.range(of: account) where holdings.quantities[place] > 0 && holdings.weights[place] > 0 {
        let asset = holdings.assets[place]
        let isOwed = holdings.roles[place] == .debt
        let multiple = holdings.quantities[place] * holdings.weights[place] * (isOwed ? -1 : 1)
        let rate = holdings.rateNumbers[place]
        let isFixed = holdings.isPar[Int(asset)] && rate == 0
        draft.add(multiple * (holdings.isPar[Int(asset)] ? 1 : today[Int(asset)]), isFixed: isFixed)
        guard !isFixed else {
          draft.constant += multiple
          continue
        }
        let column = Column(asset: asset, rate: rate, isOwed: isOwed)
        if places[column] == nil {
          places[column] = columns.count
          columns.append(column)
        }
        draft.terms.append((places[column] ?? 0, multiple))
      }
      // Who owes nothing is never called.
      if draft.owed > 0 { drafts.append(draft) }
    }
    drafts.sort { ($0.move, $0.account) < ($1.move, $1.account) }
    var rows = CollateralTable(assets: max(1, columns.count))
    for draft in drafts {
      rows.append(holdings: draft.terms, bound: Self.margin * (draft.held + draft.owed) - draft.constant)
    }
    self.columns = columns
    self.rows = rows
    self.today = today
    accounts = drafts.map(\.account)
    moves = drafts.map(\.move)
    isPar = holdings.isPar
    self.level = level
    prices = PathPrices(assets: max(1, columns.count), steps: 1)
    answers = Array(repeating: 0, count: PathPrices.width * today.count)
    found = Array(repeating: 0, count: drafts.count)
    masks = Array(repeating: 0, count: drafts.count)
  }

  /// An account on its way to a row.
  private struct Draft {
    let account: Int32
    var terms: [(asset: Int, quantity: Double)] = []
    var constant = 0.0
    /// The weighted dollars today: all held, all owed, and those owed that no price and no interest moves.
    var held = 0.0
    var owed = 0.0
    var fixed = 0.0

    init(account: Int32) { self.account = account }

    mutating func add(_ dollars: Double, isFixed: Bool) {
      if dollars > 0 { held += dollars } else { owed -= dollars }
      if isFixed, dollars < 0 { fixed -= dollars }
    }

    /// How far prices have to fall, and what is owed to rise, before the account may be called: at a move m the one is worth at
    /// least held (1 - m), the other at most owed (1 + m).
    var move: Double { (held - owed) / (held + owed - fixed) * (1 - 1e-9) }
  }

  /// Adds the accounts that may be called to those of each path.
  ///
  /// - Parameters:
  ///   - called: By path, the accounts of the venue.
  ///   - engines: The engines of the paths, after their oracles have looked.
  ///   - paths: The 1 to 16 paths that are meant.
  ///   - venue: The number of the venue.
  mutating func find(into called: inout [[Int32]], of engines: inout [PathEngine], _ paths: [Int], venue: Int) {
    guard !accounts.isEmpty else { return }
    var move = 0.0
    let assets = today.count
    for (lane, path) in paths.enumerated() {
      engines[path].copyAnswers(of: venue, into: &answers, from: lane * assets)
    }
    for (place, key) in columns.enumerated() {
      let asset = Int(key.asset)
      let grown = engines[paths[0]].growth(of: venue, rate: Int(key.rate))
      let price = isPar[asset] ? 1 : today[asset]
      for lane in paths.indices {
        let answer = isPar[asset] ? grown : answers[lane * assets + asset] * grown
        move = max(move, key.isOwed ? answer / price - 1 : 1 - answer / price)
        column[lane] = answer
      }
      prices.set(asset: place, step: 1, to: column, in: 0..<paths.count)
    }
    let count = level.fallingRows(of: 0..<nearRows(move), in: rows, on: prices, found: &found, masks: &masks)
    for place in 0..<count {
      let account = accounts[Int(found[place])]
      var mask = masks[place]
      while mask != 0 {
        let lane = mask.trailingZeroBitCount
        mask &= mask - 1
        guard lane < paths.count else { break }
        called[paths[lane]].append(account)
      }
    }
  }

  /// How many rows may be called at a move: those before the first that may not.
  private func nearRows(_ move: Double) -> Int {
    var (low, high) = (0, moves.count)
    while low < high {
      let middle = (low + high) / 2
      if moves[middle] <= move { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
