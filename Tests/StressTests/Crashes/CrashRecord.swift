import Documents
import Foundation
import Stress
import Testing

/// What was traded in a window, bar by bar, where the record of it lies beside the package.
struct CrashRecord {
  /// The price of a bar that a path goes through.
  enum Point: String {
    case close, low, high
  }

  private struct Bar {
    let seconds: Int
    let open: Double
    let close: Double
    let low: Double
    let high: Double

    func price(_ point: Point) -> Double {
      switch point {
      case .close: close
      case .low: low
      case .high: high
      }
    }
  }

  private let bars: [String: [Bar]]
  private let barSeconds: Int

  static let folder = ScenarioDocuments.windows

  /// Whether the records are there.
  static var areHere: Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "hourly/stress").path(percentEncoded: false))
  }

  static func table(_ name: String) throws -> CSVTable {
    try CSVTable(Array(Data(contentsOf: folder.appending(path: "\(name).csv"))), source: name)
  }

  /// A record with a row per bar and asset.
  init(_ name: String, barSeconds: Int = 3_600) throws {
    let table = try Self.table("hourly/stress/\(name)")
    let columns = try ["open", "close", "low", "high"].map { try table.position(ofColumn: $0) }
    let (time, symbol) = (try table.position(ofColumn: "ts_utc"), try table.position(ofColumn: "symbol"))
    var bars: [String: [Bar]] = [:]
    for row in 0..<table.rowCount {
      let numbers = try columns.compactMap { try table.number(row: row, column: $0) }
      guard numbers.count == columns.count else { continue }
      bars[table[row: row, column: symbol], default: []].append(
        Bar(
          seconds: try Timestamp(table[row: row, column: time]).seconds, open: numbers[0], close: numbers[1],
          low: numbers[2], high: numbers[3]))
    }
    self.bars = bars
    self.barSeconds = barSeconds
  }

  /// A record of one asset in columns of a table of hours; without a column of its opening, a bar opens where the one before
  /// closed.
  init(_ name: String, asset: String, open: String? = nil, close: String, low: String? = nil) throws {
    let table = try Self.table("hourly/\(name)")
    let time = try table.position(ofColumn: "ts_utc")
    let columns = try [open ?? close, close, low ?? close].map { try table.position(ofColumn: $0) }
    var bars: [Bar] = []
    for row in 0..<table.rowCount {
      let numbers = try columns.compactMap { try table.number(row: row, column: $0) }
      guard numbers.count == columns.count else { continue }
      bars.append(
        Bar(
          seconds: try Timestamp(table[row: row, column: time]).seconds,
          open: open == nil ? bars.last?.close ?? numbers[1] : numbers[0], close: numbers[1], low: numbers[2],
          high: numbers[1]))
    }
    self.bars = [asset: bars]
    barSeconds = 3_600
  }

  private func window(of asset: String, from start: String, hours: Int) throws -> [Bar] {
    let first = try Timestamp(start).seconds
    let found = try #require(bars[asset]).filter { $0.seconds >= first && $0.seconds < first + hours * 3_600 }
    // A bar that is missing would be bridged by a line that nobody traded along.
    try #require(found.count == hours * 3_600 / barSeconds && found[0].seconds == first, "\(asset) has gaps")
    return found
  }

  /// The prices at which some assets open a window, dollars.
  func opening(_ assets: [String], at start: String) throws -> [String: Double] {
    var prices: [String: Double] = [:]
    for asset in assets { prices[asset] = try window(of: asset, from: start, hours: barSeconds / 3_600)[0].open }
    return prices
  }

  /// The path from the opening of a window through one price of each bar, which stands at the bar's end.
  ///
  /// Some assets follow others or stand still; `changed` has prices at the ends of bars, by asset and hour, that another
  /// record has.
  func path(
    of assets: [String], from start: String, hours: Int, through point: Point,
    follow: [String: Scenario.Leader] = [:], still: [String] = [], changed: [String: [Int: Double]] = [:]
  ) throws -> Scenario.History {
    var times: [Timestamp] = []
    let columns = try assets.map { asset -> (asset: String, prices: [Double?]) in
      let found = try window(of: asset, from: start, hours: hours)
      times = [Timestamp(seconds: found[0].seconds)] + found.map { Timestamp(seconds: $0.seconds + barSeconds) }
      let prices = found.enumerated().map { index, bar in
        changed[asset]?[(index + 1) * barSeconds / 3_600] ?? bar.price(point)
      }
      return (asset, [found[0].open] + prices)
    }
    return try Scenario.History(times: times, prices: columns, follow: follow, still: still)
  }
}
