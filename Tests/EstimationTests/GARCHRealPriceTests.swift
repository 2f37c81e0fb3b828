import Estimation
import Foundation
import Testing

@Suite("GARCH laws of real prices") struct GARCHRealPriceTests {
  private static let data = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/data").standardizedFileURL
  private static let prices = data.appending(path: "prices_daily.csv")
  private static let index = data.appending(path: "ref/arch_sp500.csv")
  private static var areHere: Bool {
    [prices, index].allSatisfy { FileManager.default.fileExists(atPath: $0.path(percentEncoded: false)) }
  }

  /// The laws for which arch ends at a lesser one of several maxima.
  private static let lesserMaxima: Set = ["DOGE normal", "DOGE normal asymmetric"]

  @Test(
    "equal those of the arch package",
    .enabled(if: areHere, "prices_daily.csv or arch_sp500.csv is not in ../shared/data"))
  func arch() throws {
    let series = try Self.returns()
    let reference = try GARCHReference.load().real
    #expect(reference.count == series.count)
    for real in reference {
      let returns = try #require(series[real.name])
      for expected in real.fits {
        let name = real.name + " " + expected.innovations + (expected.isAsymmetric ? " asymmetric" : "")
        let fit = try expected.specification.fit(returns, asset: real.name)
        let gain = (fit.logLikelihood - expected.logLikelihood) / abs(expected.logLikelihood)
        if Self.lesserMaxima.contains(name) {
          #expect(gain > 1e-3, "\(name)")
        } else {
          #expect(abs(gain) < 1e-9, "\(name)")
          #expect(fit.model.largestDifference(from: expected.parameters) < 1e-3, "\(name)")
        }
      }
    }
  }

  /// Percent returns of every column of the two files.
  private static func returns() throws -> [String: [Double]] {
    var series = try percentReturns(prices).filter { $0.key != "date" }
    series["SP500"] = try percentReturns(index)["Adj Close"]
    return series
  }

  /// Percent returns of every column of a price table, blanks left out.
  static func percentReturns(_ file: URL) throws -> [String: [Double]] {
    try closes(file).mapValues { closes in zip(closes, closes.dropFirst()).map { 100 * log($1 / $0) } }
  }

  private static func closes(_ file: URL) throws -> [String: [Double]] {
    let rows = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
      .filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let header = try #require(rows.first)
    return Dictionary(
      uniqueKeysWithValues: header.enumerated().map { column, name in
        (String(name), rows.dropFirst().compactMap { Double($0[column]) })
      })
  }
}
