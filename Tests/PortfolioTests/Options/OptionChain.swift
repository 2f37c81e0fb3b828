import Documents
import Foundation
import Kernels
import Portfolio

/// A real chain of coin-settled options that lies beside the package and is no part of it.
enum OptionChain {
  private static let file = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "../shared/data/options/deribit_eth_chain_2024-01-08.csv").standardizedFileURL

  static let isHere: Bool = FileManager.default.fileExists(atPath: file.path)

  /// The quotes and their moment; the venue's options expire at 08:00.
  static func quotes() throws -> (quotes: [OptionQuote], moment: Timestamp) {
    let table = try CSVTable(Array(Data(contentsOf: file)), source: file.lastPathComponent)
    let (strikes, forwards) = (
      try table.numbers(inColumn: "strike_price"), try table.numbers(inColumn: "underlying_price")
    )
    let marks = try table.numbers(inColumn: "mark_price")
    let (kind, expiry) = (try table.position(ofColumn: "option_type"), try table.position(ofColumn: "expiry"))
    let quotes = try strikes.indices.map { row in
      OptionQuote(
        kind: table[row: row, column: kind] == "C" ? .call : .put, strike: strikes[row],
        expiry: Timestamp(seconds: try Timestamp(table[row: row, column: expiry]).seconds + 8 * 3_600),
        forward: forwards[row], price: marks[row] * forwards[row])
    }
    return (quotes, try Timestamp(table[row: 0, column: table.position(ofColumn: "snapshot_ts")]))
  }
}
