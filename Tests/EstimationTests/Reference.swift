import Foundation
import Testing

/// The figures of other packages; `Reference/README.md` says whose.
struct Reference: Decodable {
  struct LedoitWolf: Decodable {
    let returns: [[Double]]
    let covariance: [[Double]]
    let shrinkage: Double
  }

  struct UnivariateT: Decodable {
    let values: [Double]
    let degreesOfFreedom: Double
    let logLikelihood: Double
    let simplexDegreesOfFreedom: Double
  }

  struct BivariateT: Decodable {
    let returns: [[Double]]
    let degreesOfFreedom: Double
    let degreesOfFreedomGivenCovariance: Double
    let logLikelihood: Double
  }

  struct NearestCorrelation: Decodable {
    let given: [[Double]]
    let nearest: [[Double]]
    let distance: Double
  }

  let ledoitWolf: [LedoitWolf]
  let univariateT: [UnivariateT]
  let bivariateT: BivariateT
  let nearestCorrelation: [NearestCorrelation]

  static func load() throws -> Reference {
    let url = try #require(
      Bundle.module.url(forResource: "reference", withExtension: "json", subdirectory: "Reference"))
    return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: url))
  }
}
