import Estimation
import Foundation
import Testing

/// The prices that the project ships were drawn from a law without clusters, so many fits end on a bound; that is what
/// makes them a test of the search.
@Suite("GARCH laws of the shipped prices") struct GARCHShippedPriceTests {
  private struct Shipped: Decodable { let shipped: [GARCHReference.Real] }

  /// The laws for which arch ends at a lesser one of several maxima.
  private static let lesserMaxima: Set = [
    "AAVE normal", "AVAX normal", "AVAX normal asymmetric", "AVAX studentT", "AVAX studentT asymmetric",
    "BNB normal asymmetric", "CRV normal asymmetric", "DOGE studentT", "DOGE studentT asymmetric",
    "SOL normal asymmetric", "SOL studentT asymmetric", "TUSD studentT", "TUSD studentT asymmetric",
    "USDC normal asymmetric",
  ]
  /// The laws for which arch ends at a greater one: a variance that drifts for the length of the series.
  private static let greaterMaxima: Set = ["TUSD normal"]

  private static func reference() throws -> [GARCHReference.Real] {
    let url = try #require(
      Bundle.module.url(forResource: "shipped-garch", withExtension: "json", subdirectory: "Reference"))
    return try JSONDecoder().decode(Shipped.self, from: Data(contentsOf: url)).shipped
  }

  @Test("equal those of the arch package, or have a larger likelihood")
  func arch() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Models/prices.csv")
    let series = try GARCHRealPriceTests.percentReturns(file.standardizedFileURL)
    let reference = try Self.reference()
    #expect(reference.count == series.count - 1)
    var (lesser, greater): (Set<String>, Set<String>) = ([], [])
    for real in reference {
      let returns = try #require(series[real.name])
      for expected in real.fits {
        let name = real.name + " " + expected.innovations + (expected.isAsymmetric ? " asymmetric" : "")
        let fit = try expected.specification.fit(returns, asset: real.name)
        #expect(abs(fit.model.logLikelihood(of: returns) - fit.logLikelihood) < 1e-7, "\(name)")
        let gain = (fit.logLikelihood - expected.logLikelihood) / abs(expected.logLikelihood)
        if gain > 1e-6 {
          lesser.insert(name)
        } else if gain < -1e-6 {
          greater.insert(name)
        } else if fit.convergence.activeBounds.isEmpty {
          #expect(fit.model.largestDifference(from: expected.parameters) < 1e-3, "\(name)")
        }
      }
    }
    #expect(lesser == Self.lesserMaxima)
    #expect(greater == Self.greaterMaxima)
  }
}
