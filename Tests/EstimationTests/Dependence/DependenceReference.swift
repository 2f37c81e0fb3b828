import Foundation
import Testing

/// What SciPy makes of tails and dependence; `Reference/README.md` says how.
struct DependenceReference: Decodable {
  struct Pareto: Decodable {
    let values: [Double]
    let share, threshold, shape, scale, logLikelihood, statistic: Double
    let excesses: Int
  }

  struct Kendall: Decodable {
    let observations: [[Double]]
    let tau: [[Double]]
  }

  struct Copula: Decodable {
    let observations: [[Double]]
    let correlation: [[Double]]
    let degreesOfFreedom, logLikelihood, gaussianLogLikelihood: Double
  }

  struct DCC: Decodable {
    struct Fit: Decodable {
      let alpha, beta, inverseDegreesOfFreedom, logLikelihood, atStart: Double
    }

    let residuals: [[Double]]
    let fits: [String: Fit]
  }

  let pareto: [Pareto]
  let kendall: [Kendall]
  let studentTCopula: Copula
  let dcc: DCC

  static func load() throws -> DependenceReference {
    let url = try #require(
      Bundle.module.url(forResource: "dependence", withExtension: "json", subdirectory: "Reference"))
    return try JSONDecoder().decode(DependenceReference.self, from: Data(contentsOf: url))
  }
}
