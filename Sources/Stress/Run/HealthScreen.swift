internal import Kernels
internal import Liquidation
internal import Margin
internal import Portfolio

/// A venue's simple accounts as rows of sums of columns, to find those that may be called on any of 16 paths at a step.
///
/// The rows stand in the order of how far prices have to move before each may be called, so that only the first of them are
/// looked at while prices are near those of today. At a step's first look all of these are looked at; later, while prices
/// have not moved far since, only those that were near a call then. An account that is passed over is not called; one that is
/// found is looked at again, exactly.
struct HealthScreen: Sendable {
  /// A number per path: the price of an asset, for a debt times what its rate has made of it.
  private struct Column: Hashable {
    let asset: Int32
    let rate: Int32
    let isOwed: Bool
  }

  private let columns: [Column]
  private let rows: CollateralTable
  /// By row, what its value is near a call below.
  private let nearBounds: [Double]
  /// The account of each row.
  private let accounts: [Int32]
  /// By column what it counts today, 1 over that and over how much it moves, and the place of its asset.
  private let today: [Double]
  private let inverses: [Double]
  private let assets: [Int]
  /// The move of prices, a fraction over how much each moves, below which no row from here on is called.
  private let moves: [Double]
  private let level: InstructionSet
  /// Whether there is more than one look a step.
  private let looksAgain: Bool
  private var prices: PathPrices
  /// By column and path, 16 side by side, what the columns count now, and when the rows were looked at last.
  private var now: [Double]
  private var then: [Double]
  /// By column, what its rate has made of a unit.
  private var growths: [Double]
  private var found: [Int32]
  private var masks: [UInt16]
  /// By 16 paths and row, the paths whose engine has been told of the account, and looks at it by itself.
  private var known: [[UInt16]] = []
  /// By path, the rows that were near a call when they were looked at last.
  private var near: [[Int32]] = Array(repeating: [], count: PathPrices.width)

  /// By which share of the sums an account may be farther from a call than it seems by rounding.
  private static let margin = 1e-9
  /// How far prices may move, by their own measure of today, before all rows are looked at again within a step.
  private static let reach = 0.01

  /// A screen.
  ///
  /// - Parameters:
  ///   - venue: The venue.
  ///   - level: The instructions to use.
  ///   - looksAgain: Whether there is more than one look a step.
  ///   - lively: By asset of the venue's book how much it moves, above 0, a usual one by 1: where these are of the right
  ///     proportion, fewer accounts are looked at in vain.
  init(_ venue: LiquidationVenue, _ level: InstructionSet, looksAgain: Bool, lively: [Double]) {
    let holdings = venue.holdings
    let today = venue.margin.book.today.prices
    var columns: [Column] = []
    var places: [Column: Int] = [:]
    var drafts: [Draft] = []
    for account in holdings.isSimple.indices where holdings.isSimple[account] {
      let distance = holdings.distances[account]
      // Who owes nothing is never called.
      guard distance.owed > 0 else { continue }
      var draft = Draft(account: Int32(account), distance: distance)
      for place in holdings.range(of: account) where holdings.quantities[place] > 0 && holdings.weights[place] > 0 {
        let asset = holdings.assets[place]
        let isOwed = holdings.roles[place] == .debt
        let multiple = holdings.quantities[place] * holdings.weights[place] * (isOwed ? -1 : 1)
        let rate = holdings.rateNumbers[place]
        let isFixed = holdings.isPar[Int(asset)] && rate == 0
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
        draft.moving += abs(multiple) * (holdings.isPar[Int(asset)] ? 1 : today[Int(asset)]) * lively[Int(asset)]
      }
      drafts.append(draft)
    }
    let order = drafts.indices.map { (move: drafts[$0].move, place: $0) }.sorted { $0 < $1 }
    drafts = order.map { drafts[$0.place] }
    var rows = CollateralTable(assets: max(1, columns.count))
    for draft in drafts {
      rows.append(
        holdings: draft.terms, bound: Self.margin * (draft.distance.held + draft.distance.owed) - draft.constant)
    }
    let reach = looksAgain ? Self.reach : 0
    nearBounds = zip(drafts, rows.bounds).map { $1 + reach * $0.moving }
    self.columns = columns
    self.rows = rows
    assets = columns.map { Int($0.asset) }
    self.today = assets.map { holdings.isPar[$0] ? 1 : today[$0] }
    inverses = zip(self.today, assets).map { 1 / ($0 * lively[$1]) }
    accounts = drafts.map(\.account)
    moves = drafts.map(\.move)
    self.level = level
    self.looksAgain = looksAgain
    prices = PathPrices(assets: max(1, columns.count), steps: 1)
    now = Array(repeating: 0, count: PathPrices.width * max(1, columns.count))
    then = now
    growths = Array(repeating: 1, count: columns.count)
    found = Array(repeating: 0, count: drafts.count)
    masks = Array(repeating: 0, count: drafts.count)
  }

  /// An account on its way to a row.
  private struct Draft {
    let account: Int32
    let distance: CallDistance
    var terms: [(asset: Int, quantity: Double)] = []
    var constant = 0.0
    /// The dollars that may move, each times how much.
    var moving = 0.0

    /// How far prices have to move against the account before it may be called, each over how much it does.
    var move: Double {
      let surplus = distance.held - distance.owed
      return moving > 0 ? surplus / moving * (1 - 1e-9) : surplus > 0 ? .infinity : -.infinity
    }
  }

  /// Forgets what it knows of some paths, as they start.
  mutating func forget(paths: Int) {
    let groups = (paths + PathPrices.width - 1) / PathPrices.width
    known = Array(repeating: Array(repeating: 0, count: accounts.count), count: groups)
  }

  /// Adds the accounts that may be called, and of which its engine has not been told, to those of each path.
  ///
  /// - Parameters:
  ///   - called: By path, the accounts of the venue.
  ///   - engines: The engines of the paths, after their oracles have looked.
  ///   - paths: The paths that are meant, rising; at a step's first look all of the group.
  ///   - group: Up to 16 paths of which these are some, from a multiple of 16 on.
  ///   - venue: The number of the venue.
  ///   - isFirst: Whether it is the step's first look.
  mutating func find(
    into called: inout [[Int32]], of engines: inout [PathEngine], _ paths: [Int], in group: Range<Int>, venue: Int,
    isFirst: Bool
  ) {
    guard !accounts.isEmpty else { return }
    if isFirst {
      for (place, column) in columns.enumerated() {
        growths[place] = engines[paths[0]].growth(of: venue, rate: Int(column.rate))
      }
    }
    for path in paths {
      engines[path].copyUnits(
        of: venue, assets, times: growths, into: &now, from: path - group.lowerBound, every: PathPrices.width)
    }
    guard !isFirst else { return findAmongAll(into: &called, of: &engines, paths, in: group, venue: venue) }
    var far: [Int] = []
    for path in paths {
      let lane = path - group.lowerBound
      let move = move(of: lane)
      if move > Self.reach * (1 - Self.margin) {
        far.append(path)
      } else if move > 0 {
        for row in near[lane] where isBelow(Int(row), on: lane) {
          tell(path, of: Int(row), into: &called, group)
        }
      }
    }
    if !far.isEmpty { findAmongAll(into: &called, of: &engines, far, in: group, venue: venue) }
  }

  /// How far prices have moved against somebody on a path since the rows were looked at, by their measure of today.
  private func move(of lane: Int) -> Double {
    var (move, place) = (0.0, lane)
    for column in columns.indices {
      let change = (then[place] - now[place]) * inverses[column]
      move = max(move, columns[column].isOwed ? -change : change)
      place += PathPrices.width
    }
    return move
  }

  private mutating func findAmongAll(
    into called: inout [[Int32]], of engines: inout [PathEngine], _ paths: [Int], in group: Range<Int>, venue: Int
  ) {
    var (move, meant) = (0.0, UInt16(0))
    for path in paths {
      let lane = path - group.lowerBound
      meant |= 1 << UInt16(lane)
      near[lane].removeAll(keepingCapacity: true)
      var place = lane
      for column in columns.indices {
        let change = (today[column] - now[place]) * inverses[column]
        move = max(move, columns[column].isOwed ? -change : change)
        then[place] = now[place]
        place += PathPrices.width
      }
    }
    for column in columns.indices {
      let first = column * PathPrices.width
      prices.set(asset: column, step: 1, to: now, in: first..<first + group.count)
    }
    let count = level.fallingRows(
      of: 0..<nearRows(move + (looksAgain ? Self.reach : 0)), in: rows, below: nearBounds,
      except: known[group.lowerBound / PathPrices.width], on: prices, found: &found, masks: &masks)
    for place in 0..<count {
      let row = Int(found[place])
      var open = masks[place] & meant
      while open != 0 {
        let lane = open.trailingZeroBitCount
        open &= open - 1
        if !looksAgain || isBelow(row, on: lane) {
          tell(group.lowerBound + lane, of: row, into: &called, group)
        } else {
          near[lane].append(found[place])
        }
      }
    }
  }

  private func isBelow(_ row: Int, on lane: Int) -> Bool {
    rows.value(of: row, at: now, path: lane) < rows.bounds[row]
  }

  /// Tells an engine of an account, once: it remembers whom it was told of.
  private mutating func tell(_ path: Int, of row: Int, into called: inout [[Int32]], _ group: Range<Int>) {
    let (watch, bit) = (group.lowerBound / PathPrices.width, UInt16(1) << UInt16(path - group.lowerBound))
    guard known[watch][row] & bit == 0 else { return }
    known[watch][row] |= bit
    called[path].append(accounts[row])
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
