import Foundation
import Liquidation
import Testing

/// The aggregator's quotes beside the project, where they are.
enum RealDepth {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../../shared/data/depth/oneinch_quotes_2023-11.csv").standardizedFileURL

  /// Whether the quotes are there.
  static var isHere: Bool { FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) }

  /// The slippage of one pair, each hour's sweep by its own quiet price.
  static func quotes(sell: String, buy: String) throws -> [DepthQuote] {
    let rows = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst()
      .map { $0.split(separator: ",") }.filter { $0[1] == sell && $0[2] == buy }
    var quotes: [DepthQuote] = []
    var start = rows.startIndex
    while start < rows.endIndex {
      let hour = rows[start][0].prefix(13)
      let end = rows[start...].firstIndex { $0[0].prefix(13) != hour } ?? rows.endIndex
      quotes += DepthFit.slippages(
        of: try rows[start..<end].map {
          (sold: try #require(Double($0[3])), received: try #require(Double($0[4])))
        })
      start = end
    }
    return quotes
  }
}
