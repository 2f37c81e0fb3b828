internal import Kernels
internal import Simulation

/// Finds where sums of columns first fall below their bounds on the paths of a tile, looking closely only where a bound
/// says that one may.
///
/// The sum of the least that each term comes to is at most the sum itself, rounding included: each product and each sum,
/// taken in the same order, rounds to no more where its arguments are no greater. So a row that does not fall on the
/// extremes of 16 paths over all steps falls on none of them, nor on a path that it does not fall on the extremes of.
/// Three looks follow each other: at the extremes of all groups of a tile, at those of the paths of a group, at the steps.
struct LinearCheck: Sendable {
  /// A row that falls below its bound.
  struct Fall: Sendable {
    let row: Int
    /// The place of the path in its group.
    let path: Int
    /// The first step at which it does, from 1.
    let step: Int
    /// The sum there.
    let value: Double
  }

  /// The falls on the paths of the group that was checked last, by rising row.
  private(set) var falls: [Fall] = []
  /// Where a column holds no finite number.
  private(set) var overflow: (lane: Int, step: Int)?

  private let table: CallTable
  private let level: InstructionSet
  /// The extremes of each group over its paths and steps: 16 groups in the place of 16 paths.
  private var tileExtremes: PathPrices
  /// The extremes of each path of each group over its steps.
  private var groupExtremes: [PathPrices]
  /// For each row the groups on which it may fall, a bit each.
  private var mayFall: [UInt16]
  private var steps: [Int64]
  private var values: [Double]
  private var lows = [Double](repeating: 0, count: PathPrices.width)
  private var highs = [Double](repeating: 0, count: PathPrices.width)

  /// The rows that are looked at together: their results stay in the second-level cache.
  private static let batch = 512

  init(_ table: CallTable, _ level: InstructionSet) {
    self.table = table
    self.level = level
    let columns = max(1, table.columns.signed.count)
    tileExtremes = PathPrices(assets: columns, steps: 1)
    groupExtremes = (0..<PathTile.width / PathPrices.width).map { _ in PathPrices(assets: columns, steps: 1) }
    mayFall = Array(repeating: 0, count: table.rows.count)
    steps = Array(repeating: 0, count: Self.batch * PathPrices.width)
    values = Array(repeating: 0, count: Self.batch * PathPrices.width)
  }

  /// Looks at the extremes of a tile.
  ///
  /// - Parameter groups: The columns of the tile's paths, 16 to a group.
  mutating func start(_ groups: ArraySlice<PathPrices>) {
    overflow = nil
    guard !groups.isEmpty else { return }
    for (place, (_, isOwed)) in table.columns.signed.enumerated() {
      var ends = [Double](repeating: 0, count: PathPrices.width)
      for (number, group) in groups.enumerated() {
        group.extremes(of: place, lows: &lows, highs: &highs)
        groupExtremes[number].set(asset: place, step: 1, to: isOwed ? highs : lows, in: 0..<PathPrices.width)
        let (low, high) = (lows.min() ?? 0, highs.max() ?? 0)
        guard low.isFinite, high.isFinite else {
          overflow = firstOverflow(of: place, in: group, number: number)
          return
        }
        ends[number] = isOwed ? high : low
      }
      tileExtremes.set(asset: place, step: 1, to: ends, in: 0..<groups.count)
    }
    var batch: [Int] = []
    for first in stride(from: 0, to: mayFall.count, by: Self.batch) {
      batch.removeAll(keepingCapacity: true)
      batch += first..<min(mayFall.count, first + Self.batch)
      level.firstFalls(of: batch, in: table.rows, on: tileExtremes, steps: &steps, values: &values)
      for place in batch.indices {
        var mask: UInt16 = 0
        for number in 0..<PathPrices.width where steps[place * PathPrices.width + number] != 0 { mask |= 1 << number }
        mayFall[first + place] = mask
      }
    }
  }

  /// Finds the ``falls`` on the paths of a group.
  ///
  /// - Parameters:
  ///   - number: The number of the group.
  ///   - group: Its columns.
  mutating func check(_ number: Int, _ group: PathPrices) {
    falls.removeAll(keepingCapacity: true)
    var near: [Int] = []
    near.reserveCapacity(Self.batch)
    let bit: UInt16 = 1 << number
    for row in mayFall.indices {
      if mayFall[row] & bit != 0 { near.append(row) }
      guard near.count == Self.batch || row == mayFall.count - 1 else { continue }
      level.firstFalls(of: near, in: table.rows, on: groupExtremes[number], steps: &steps, values: &values)
      look(at: near.indices.filter { falls(at: $0) }.map { near[$0] }, group)
      near.removeAll(keepingCapacity: true)
    }
  }

  private mutating func look(at rows: [Int], _ group: PathPrices) {
    level.firstFalls(of: rows, in: table.rows, on: group, steps: &steps, values: &values)
    for (place, row) in rows.enumerated() where falls(at: place) {
      let first = place * PathPrices.width
      for path in 0..<PathPrices.width where steps[first + path] != 0 {
        falls.append(Fall(row: row, path: path, step: Int(steps[first + path]), value: values[first + path]))
      }
    }
  }

  /// Whether a row that was looked at falls on any of its 16 paths.
  private func falls(at place: Int) -> Bool {
    let first = place * PathPrices.width
    var any: Int64 = 0
    for lane in 0..<PathPrices.width { any |= steps[first + lane] }
    return any != 0
  }

  private func firstOverflow(of column: Int, in group: PathPrices, number: Int) -> (lane: Int, step: Int) {
    for step in 1...group.steps {
      for path in 0..<PathPrices.width where !group.price(asset: column, step: step, path: path).isFinite {
        return (number * PathPrices.width + path, step)
      }
    }
    return (number * PathPrices.width, 1)
  }
}
