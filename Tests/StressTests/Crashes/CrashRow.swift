import Foundation
import Liquidation
import Testing

/// The rows of the page on crashes: each replay beside what was reported.
struct CrashRow: Sendable, CustomTestStringConvertible {
  /// What was reported, and of what.
  struct Reported: Sendable {
    enum Figure: Sendable {
      case repaid, badDebt

      func value(of run: CrashRun) -> Double {
        switch self {
        case .repaid: run.outcome.repaid
        case .badDebt: run.outcome.badDebt
        }
      }
    }
    let figure: Figure
    /// Dollars; two where counts differ.
    let dollars: [Double]
  }

  let name: String
  let reported: Reported?
  let run: @Sendable () throws -> CrashRun

  init(
    _ name: String, _ figure: Reported.Figure? = nil, _ dollars: [Double] = [],
    run: @escaping @Sendable () throws -> CrashRun
  ) {
    self.name = name
    reported = figure.map { Reported(figure: $0, dollars: dollars) }
    self.run = run
  }

  var testDescription: String { name }

  /// The row in Markdown.
  func markdown(of run: CrashRun) -> String {
    let outcome = run.outcome
    let cells = [
      name, "\(outcome.accounts)", Self.millions(outcome.repaid), Self.millions(outcome.badDebt),
      Self.millions(outcome.usersLoss), Self.millions(outcome.slippage),
      "\(outcome.waiting)", run.peakImpact < 1e-9 ? "" : "\(Self.digits(100 * run.peakImpact, 2)) %", reportedCell,
      ratio(of: run),
    ]
    return "| \(cells.joined(separator: " | ")) |"
  }

  private var reportedCell: String {
    guard let reported else { return "" }
    let texts = reported.dollars.map(Self.millions).joined(separator: " to ")
    return reported.figure == .repaid ? "\(texts) liquidated" : "\(texts) bad debt"
  }

  private func ratio(of run: CrashRun) -> String {
    guard let reported, reported.dollars.allSatisfy({ $0 > 0 }) else { return "" }
    let value = reported.figure.value(of: run)
    let ratios = reported.dollars.map { Self.digits(value / $0, 2) }
    return Array(ratios.reversed()).reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
      .joined(separator: " to ")
  }

  private static func millions(_ dollars: Double) -> String {
    // Less than a thousand dollars is none in a table of millions.
    dollars < 500 ? "0" : digits(dollars / 1e6, 3)
  }

  /// A number to so many significant digits, without an exponent.
  private static func digits(_ value: Double, _ count: Int) -> String {
    guard value > 0 else { return "0" }
    let decimals = max(0, count - 1 - Int(log10(value).rounded(.down)))
    return String(format: "%.\(decimals)f", value)
  }

  static let all: [CrashRow] = maker + terra + november + dollar + august

  private static let points: [(word: String, point: CrashRecord.Point)] = [("closes", .close), ("lows", .low)]

  private static let sales: [(words: String, sales: CrashVenue.Sales)] = [
    ("sold at the record's price", .atTheRecord), ("with slippage", .losing),
    ("prices moved for minutes", .moving(forSeconds: 60)), ("prices moved for hours", .moving(forSeconds: 3_600)),
  ]

  private static let maker = points.flatMap { word, point in
    [
      CrashRow("March 2020, \(word), keepers in every auction") { try Crash.maker(point, bidders: .everywhere) },
      CrashRow("March 2020, \(word), 36 of 100 without bids", .badDebt, [5_670_000, 6_650_000]) {
        try Crash.maker(point, bidders: .inMost)
      },
      CrashRow("March 2020, \(word), 1,200 transactions an hour", .badDebt, [5_670_000, 6_650_000]) {
        try Crash.maker(point, bidders: .crowdedOut)
      },
      CrashRow("March 2020, \(word), nobody bids") { try Crash.maker(point, bidders: .nowhere) },
    ]
  }

  private static let terra = points.flatMap { word, point in
    [
      CrashRow("May 2022, \(word), LUNA no lower than 0.107", .badDebt, [11_200_000]) {
        try Crash.venus(point, floored: true)
      },
      CrashRow("May 2022, \(word), LUNA as traded") { try Crash.venus(point, floored: false) },
      CrashRow("May 2022, \(word), 100 lent against UST") { try Crash.terraUSD(point) },
    ]
  }

  private static let november =
    points.flatMap { word, point in
      sales.map { words, sales in
        CrashRow("7 November 2022, \(word), \(words)", .repaid, [28_600_000]) { try Crash.ftx(point, sales: sales) }
      }
    }
    + [("closes", false), ("the day's high", true)].flatMap { word, highs in
      [
        CrashRow("22 November 2022, \(word), all of the market", .badDebt, [1_600_000, 1_760_000]) {
          try Crash.curveShort(highs: highs, wholeMarket: true)
        },
        CrashRow("22 November 2022, \(word), on chain") { try Crash.curveShort(highs: highs, wholeMarket: false) },
      ]
    }

  private static let dollar =
    points.flatMap { word, point in
      [
        CrashRow("March 2023, \(word), 100 lent against USDC") { try Crash.dollar(point, feed: .market) },
        CrashRow("March 2023, \(word), no lower than 0.88") { try Crash.dollar(point, feed: .floored) },
      ]
    } + [
      CrashRow("March 2023, a wick to 0.81") { try Crash.dollar(.low, feed: .market, wick: true) },
      CrashRow("March 2023, a wick to 0.81, no lower than 0.88") {
        try Crash.dollar(.low, feed: .floored, wick: true)
      },
      CrashRow("March 2023, a wick to 0.81, at par") { try Crash.dollar(.low, feed: .par, wick: true) },
    ]

  private static let august = points.flatMap { word, point in
    sales.map { words, sales in
      CrashRow("August 2024, \(word), \(words)", .repaid, [234_000_000, 253_400_000]) {
        try Crash.yen(point, sales: sales)
      }
    } + [
      CrashRow("August 2024, \(word), 54 real accounts") { try Crash.realAccounts(point) },
      CrashRow("August 2024, \(word), 54 real accounts, staked ether at 0.95") {
        try Crash.realAccounts(point, discount: 0.05)
      },
    ]
  }
}
