import Foundation
import Testing

/// What NumPy and SciPy make of residuals; `Reference/README.md` says how.
struct DiagnosticsReference: Decodable {
  struct Outcome: Decodable {
    let statistic: Double
    let pValue: Double
  }

  struct Case: Decodable {
    let values: [Double]
    let degreesOfFreedom: Double?
    let parameters: Int
    let residuals: [Outcome]
    let squares: [Outcome]
    let mean: Double
    let standardDeviation: Double
    let skewness: Double
    let excessKurtosis: Double
    let kolmogorovSmirnov: Outcome
    let andersonDarling: Double
  }

  let cases: [Case]

  static func load() throws -> DiagnosticsReference {
    let url = try #require(
      Bundle.module.url(forResource: "diagnostics", withExtension: "json", subdirectory: "Reference"))
    return try JSONDecoder().decode(DiagnosticsReference.self, from: Data(contentsOf: url))
  }
}
