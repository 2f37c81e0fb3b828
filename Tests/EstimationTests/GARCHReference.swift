import Estimation
import Foundation
import Testing

/// What the arch package makes of GARCH laws; `Reference/README.md` says how.
struct GARCHReference: Decodable {
  struct Fit: Decodable {
    let isAsymmetric: Bool
    let innovations: String
    let logLikelihood: Double
    let akaike: Double
    let bayesian: Double
    let parameters: [String: Double]
    let robust: [String: Double]?
    let hessian: [String: Double]?

    var specification: GARCHSpecification {
      get throws {
        GARCHSpecification(
          isAsymmetric: isAsymmetric, innovations: try #require(.init(rawValue: innovations)))
      }
    }
  }

  struct Simulated: Decodable {
    let returns: [Double]
    let fits: [Fit]
  }

  struct Real: Decodable {
    let name: String
    let fits: [Fit]
  }

  let simulated: [Simulated]
  let real: [Real]

  static func load() throws -> GARCHReference {
    let url = try #require(Bundle.module.url(forResource: "garch", withExtension: "json", subdirectory: "Reference"))
    return try JSONDecoder().decode(GARCHReference.self, from: Data(contentsOf: url))
  }
}

extension GARCH {
  /// The parameters by the names of the reference.
  var named: [String: Double] {
    var values = ["mean": mean, "omega": omega, "alpha": alpha, "gamma": gamma, "beta": beta]
    if case .studentT(let degreesOfFreedom) = innovations { values["degreesOfFreedom"] = degreesOfFreedom }
    return values
  }

  /// The largest difference from parameters of the reference, relative where a parameter exceeds 1.
  func largestDifference(from reference: [String: Double]) -> Double {
    let values = named
    return reference.map { name, value in abs((values[name] ?? .infinity) - value) / max(1, abs(value)) }.max() ?? 0
  }
}
