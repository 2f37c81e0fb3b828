import Foundation
import Numerics
import Testing

/// The real closes beside the project, where they are.
enum RealPrices {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/data/prices_daily.csv").standardizedFileURL

  /// Whether the closes are there.
  static var areHere: Bool { FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) }

  /// The log returns of some assets on the days on which all have a close, a column per asset.
  static func returns(_ assets: [String]) throws -> Matrix {
    let rows = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let header = try #require(rows.first).map { String($0) }
    let columns = try assets.map { try #require(header.firstIndex(of: $0)) }
    let closes = rows.dropFirst().compactMap { row in
      let values = columns.compactMap { Double(row[$0]) }
      return values.count == columns.count ? values : nil
    }
    return Matrix(zip(closes, closes.dropFirst()).map { zip($0, $1).map { log($1 / $0) } })
  }
}
