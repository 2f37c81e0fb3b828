import Foundation
import Testing

/// Figures in 60 digits, rounded once; `Reference/README.md` says how they were made.
struct Reference: Decodable {
  struct Normal: Decodable {
    let x: Double
    let probability: Double
  }

  struct OptionValue: Decodable {
    let call: Bool
    let spot: Double
    let volatility: Double
    let strike: Double
    let expiry: Double
    let growth: Double
    let discount: Double
    let value: Double
    let standardised: Double
    let deviation: Double
    let reference: Double
  }

  let normal: [Normal]
  let options: [OptionValue]

  static func load() throws -> Reference {
    let url = try #require(
      Bundle.module.url(forResource: "reference", withExtension: "json", subdirectory: "Reference"))
    return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: url))
  }
}
