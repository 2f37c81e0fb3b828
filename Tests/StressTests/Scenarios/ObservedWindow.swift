import Documents
import Foundation

/// What one venue's prices did in a window, where the record of it lies beside the package.
struct ObservedWindow {
  /// The range of one asset's price in each bar.
  struct Bar {
    let seconds: Int
    let open: Double
    let low: Double
    let high: Double
  }

  let barSeconds: Int
  private let bars: [String: [Bar]]

  static func file(_ name: String) -> URL { ScenarioDocuments.windows.appending(path: "hourly/stress/\(name).csv") }

  /// Whether the records are there.
  static var areHere: Bool { FileManager.default.fileExists(atPath: file("2020-03_covid_1h").path) }

  /// The bars of a file with a row per bar and asset.
  init(_ name: String, barSeconds: Int) throws {
    let table = try CSVTable(Array(Data(contentsOf: Self.file(name))), source: name)
    let columns = try ["ts_utc", "symbol", "open", "low", "high"].map { try table.position(ofColumn: $0) }
    var bars: [String: [Bar]] = [:]
    for row in 0..<table.rowCount {
      guard let open = try table.number(row: row, column: columns[2]),
        let low = try table.number(row: row, column: columns[3]),
        let high = try table.number(row: row, column: columns[4])
      else { continue }
      bars[table[row: row, column: columns[1]], default: []].append(
        Bar(seconds: try Timestamp(table[row: row, column: columns[0]]).seconds, open: open, low: low, high: high))
    }
    self.bars = bars
    self.barSeconds = barSeconds
  }

  /// The bars of USDC in dollars and of DAI as a public index had it.
  init(dollarsOf name: String) throws {
    let table = try CSVTable(Array(Data(contentsOf: Self.file(name))), source: name)
    func bars(_ open: String, _ low: String, _ high: String) throws -> [Bar] {
      let columns = try ["ts_utc", open, low, high].map { try table.position(ofColumn: $0) }
      return try (0..<table.rowCount).compactMap { row in
        guard let open = try table.number(row: row, column: columns[1]),
          let low = try table.number(row: row, column: columns[2]),
          let high = try table.number(row: row, column: columns[3])
        else { return nil }
        return Bar(
          seconds: try Timestamp(table[row: row, column: columns[0]]).seconds, open: open, low: low, high: high)
      }
    }
    let index = "defillama_dai_usd"
    self.bars = [
      "USDC": try bars("kraken_usdcusd_open", "kraken_usdcusd_low", "kraken_usdcusd_high"),
      "DAI": try bars(index, index, index),
    ]
    barSeconds = 3_600
  }

  var assets: [String] { bars.keys.sorted() }

  /// The bar that holds a moment, or nil where there is none.
  func bar(of asset: String, at seconds: Int) -> Bar? {
    bars[asset]?.first { $0.seconds <= seconds && seconds < $0.seconds + barSeconds }
  }

  /// How far in logarithms a price is from what was traded: from the opening of a bar that begins at the moment, and else
  /// from the range of the bar that holds it; nil where nothing is known.
  func distance(of price: Double, _ asset: String, at seconds: Int) -> Double? {
    guard let bar = bar(of: asset, at: seconds) else { return nil }
    if bar.seconds == seconds { return abs(log(price / bar.open)) }
    return max(0, log(bar.low / price), log(price / bar.high))
  }
}
