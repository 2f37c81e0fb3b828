import Documents
import Foundation
import Stress
import Testing

/// The points of the shipped scenarios are rounded public figures; here they are held to one venue's record, which is not
/// shipped.
@Suite("The shipped windows of history beside what was traded", .enabled(if: ObservedWindow.areHere))
struct ObservedScenarioTests {
  struct Window: Sendable, CustomTestStringConvertible {
    let scenario: String
    let file: String
    var barSeconds = 3_600
    var testDescription: String { scenario }
  }

  static let windows = [
    Window(scenario: "black-thursday-2020", file: "2020-03_covid_1h"),
    Window(scenario: "deleveraging-2021", file: "2021-05_deleveraging_1h"),
    Window(scenario: "terra-2022", file: "2022-05_terra_1h"),
    Window(scenario: "staked-ether-2022", file: "2022-06_celsius_3ac_1h"),
    Window(scenario: "ftx-2022", file: "2022-11_ftx_1h"),
    Window(scenario: "usdc-2023", file: "2023-03_svb_usdc_1h"),
    Window(scenario: "yen-unwind-2024", file: "2024-08-05_yen_unwind_4h_perp", barSeconds: 14_400),
  ]

  /// The largest distance of a point from what was traded, in logarithms; for a coin that lost all but nothing, 0.1.
  static func tolerance(of asset: String) -> Double { ["LUNA", "UST", "FTT"].contains(asset) ? 0.1 : 0.04 }

  /// How far each point of each asset of a record is from it.
  private static func distances(
    of scenario: Scenario, _ assets: [String], from record: ObservedWindow
  ) throws -> [(asset: String, hours: Double, distance: Double)] {
    let history = try #require(scenario.history)
    var found: [(asset: String, hours: Double, distance: Double)] = []
    for moves in history.moves where assets.contains(moves.asset) {
      let start = try #require(record.bar(of: moves.asset, at: history.start.seconds)).open
      for (seconds, level) in zip(moves.seconds, moves.levels) {
        let moment = history.start.seconds + Int(seconds.rounded())
        guard let distance = record.distance(of: level * start, moves.asset, at: moment) else { continue }
        found.append((moves.asset, seconds / 3_600, distance))
      }
    }
    return found
  }

  @Test("every point is within 0.04 of it in logarithms", arguments: windows)
  func points(window: Window) throws {
    let scenario = try ScenarioDocuments.shipped("\(window.scenario).json5")
    let record = try ObservedWindow(window.file, barSeconds: window.barSeconds)
    let own = record.assets.filter { $0 != "USDC" || window.scenario != "usdc-2023" }
    let found = try Self.distances(of: scenario, own, from: record)
    for (asset, hours, distance) in found {
      #expect(distance <= Self.tolerance(of: asset), "\(asset) at \(hours) h: \(distance)")
    }
    // As many as there are points but for USDC's: none is skipped because a bar is missing.
    let counted = scenario.history?.moves.filter { own.contains($0.asset) }.reduce(0) { $0 + $1.levels.count }
    #expect(found.count == counted)
  }

  @Test("USDC and DAI of March 2023 are within 0.04 of dollars traded")
  func dollars() throws {
    let scenario = try ScenarioDocuments.shipped("usdc-2023.json5")
    let record = try ObservedWindow(dollarsOf: "2023-03_usdc_dai_depeg_1h_usd")
    let found = try Self.distances(of: scenario, ["USDC"], from: record)
    #expect(found.count == 8)
    for (asset, hours, distance) in found { #expect(distance <= 0.04, "\(asset) at \(hours) h: \(distance)") }
    let start = try #require(scenario.history?.start.seconds)
    for hour in stride(from: 4, through: 64, by: 4) {
      let level = scenario.level(of: "DAI", atSeconds: Double(hour) * 3_600)
      let distance = try #require(record.distance(of: level, "DAI", at: start + hour * 3_600))
      #expect(distance <= 0.04, "DAI at \(hour) h: \(distance)")
    }
  }

  @Test("followers are within 0.25 at the ends of days, and what stands still within 0.03", arguments: windows)
  func followers(window: Window) throws {
    let scenario = try ScenarioDocuments.shipped("\(window.scenario).json5")
    let history = try #require(scenario.history)
    let record = try ObservedWindow(window.file, barSeconds: window.barSeconds)
    var compared = 0
    for asset in record.assets where history.follow[asset] != nil || history.still.contains(asset) {
      let bound = history.still.contains(asset) ? 0.03 : 0.25
      guard let start = record.bar(of: asset, at: history.start.seconds)?.open else { continue }
      for hour in stride(from: 24, through: history.endSeconds / 3_600, by: 24) {
        let moment = history.start.seconds + Int(hour) * 3_600
        let level = scenario.level(of: asset, atSeconds: hour * 3_600)
        guard let distance = record.distance(of: level * start, asset, at: moment) else { continue }
        compared += 1
        #expect(distance <= bound, "\(asset) at \(hour) h: \(distance)")
      }
    }
    #expect(compared > 10)
  }

  @Test("CRV, bitcoin and ether of 22 November 2022 are within the range of that day, and within 0.04 of its close")
  func curveShort() throws {
    let scenario = try ScenarioDocuments.shipped("curve-short-2022.json5")
    let history = try #require(scenario.history)
    for moves in history.moves {
      let start = try Self.price("prices_daily", moves.asset, on: "2022-11-21")
      let close = try Self.price("prices_daily", moves.asset, on: "2022-11-22")
      let low = try Self.price("prices_daily_low", moves.asset, on: "2022-11-22")
      let high = try Self.price("prices_daily_high", moves.asset, on: "2022-11-22")
      let last = try #require(moves.levels.last)
      #expect(abs(log(last * start / close)) <= 0.04, "\(moves.asset)")
      for level in moves.levels {
        #expect(level * start >= low * exp(-0.04) && level * start <= high * exp(0.04), "\(moves.asset) \(level)")
      }
    }
  }

  /// The price of an asset and a day in a daily table.
  private static func price(_ name: String, _ asset: String, on day: String) throws -> Double {
    let file = ScenarioDocuments.windows.appending(path: "\(name).csv")
    let table = try CSVTable(Array(Data(contentsOf: file)), source: name)
    let column = try table.position(ofColumn: asset)
    let row = try #require((0..<table.rowCount).first { table[row: $0, column: 0] == day })
    return try #require(try table.number(row: row, column: column))
  }
}
