import Foundation
import Testing

@Suite("The model of derivatives that is shipped")
struct DerivativeTests {
  let place: Workspace

  init() throws { place = try Workspace() }

  private static let model = Workspace.shipped("Models/derivatives.json5")

  @Test("its paths pass their audit, funding, basis and volatility among them")
  func audit() throws {
    let outcome = try place.run(["simulate", Self.model, "--horizon", "10d", "--quiet", "--json"])
    try #require(outcome.status == 0, "\(outcome.errors)")
    let answer = try outcome.json()
    #expect(answer["passed"] as? Bool == true)
    let audit = try #require(answer["audit"] as? [[String: Any]])
    for asset in ["BTC", "ETH"] {
      for quantity in ["funding rate", "basis", "log volatility level"] {
        #expect(audit.contains { ($0["quantity"] as? String ?? "").contains("\(quantity) \(asset)") }, "\(quantity)")
      }
    }
  }

  @Test("a key that nobody reads is named, with its place")
  func unknownKey() throws {
    try place.write(
      """
      { "ballastModel": 1, "assets": ["A"], "volatility": { "A": 0.5 }, "correlation": [[1]],
        "dynamics": { "kind": "gaussian" }, "derivatives": { "A": { "funding": { "mean": 0.1, "halflife": 3 } } } }
      """, as: "model.json5")
    let outcome = try place.run(["simulate", "model.json5", "--horizon", "1d"])
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("derivatives.A.funding") && outcome.errors.contains("halflife"))
  }
}
