import Foundation
import Testing

/// Nonlinear shrinkage at forty digits; `Reference/README.md` says how.
struct ShrinkageReference: Decodable {
  struct Nonlinear: Decodable, CustomTestStringConvertible {
    let name: String
    let returns: [[Double]]
    let covariance: [[Double]]

    var testDescription: String { "\(name), \(returns.count) x \(returns[0].count)" }
  }

  let nonlinear: [Nonlinear]

  static func load() throws -> ShrinkageReference {
    let url = try #require(
      Bundle.module.url(forResource: "shrinkage", withExtension: "json", subdirectory: "Reference"))
    return try JSONDecoder().decode(ShrinkageReference.self, from: Data(contentsOf: url))
  }
}
