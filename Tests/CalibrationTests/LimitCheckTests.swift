import Calibration
import MarketModel
import Portfolio
import RiskMeasures
import Testing

@Suite("Limits")
struct LimitCheckTests {
  let assets: [AssetParameters]
  let baskets: [BasketParameters]

  init() throws {
    let calibration = try Calibration(
      policy(step: 0.05), run: run(market([0.6, 0], correlation: 0), steps: 10, paths: 20_000, seed: 81))
    assets = try calibration.assetParameters()
    baskets = try [calibration.parameters(of: basket("A", ("A", 0.5), ("B", 0.5)))]
  }

  private func check(_ limit: Limit) throws -> LimitCheck {
    try #require(LimitCheck.checks(of: [limit], assets: assets, baskets: baskets).first)
  }

  @Test("are held to the figure that they name, an asset's or a basket's of the same name")
  func figures() throws {
    let checks = try LimitCheck.checks(
      of: [
        Limit(.asset("A"), .haircut, atMost: 1), Limit(.asset("A"), .valueAtRisk, atMost: 1),
        Limit(.asset("A"), .expectedShortfall, atMost: 1), Limit(.basket("A"), .haircut, atMost: 1),
        Limit(.basket("A"), .valueAtRisk, atMost: 1), Limit(.basket("A"), .expectedShortfall, atMost: 1),
      ], assets: assets, baskets: baskets)
    let (asset, basket) = (assets[0].closeOut, baskets[0].closeOut)
    #expect(
      checks.map(\.value) == [
        assets[0].haircut.value, asset.valueAtRisk, asset.expectedShortfall, baskets[0].haircut.value,
        basket.valueAtRisk, basket.expectedShortfall,
      ])
    #expect(
      checks.map(\.interval) == [
        assets[0].haircut.interval, asset.valueAtRiskInterval, asset.expectedShortfallInterval,
        baskets[0].haircut.interval, basket.valueAtRiskInterval, basket.expectedShortfallInterval,
      ])
    #expect(checks.map(\.limit.subject.name) == ["A", "A", "A", "A", "A", "A"])
  }

  @Test("are breached by more than they allow, not by as much")
  func breach() throws {
    let value = assets[0].closeOut.valueAtRisk
    #expect(try !check(Limit(.asset("A"), .valueAtRisk, atMost: value)).isBreached)
    #expect(try check(Limit(.asset("A"), .valueAtRisk, atMost: value.nextDown)).isBreached)
    #expect(try check(Limit(.asset("A"), .valueAtRisk, atMost: value / 2)).utilisation == 2)
    #expect(try !check(Limit(.asset("A"), .valueAtRisk, atMost: value / 2)).isWithinNoise)
    #expect(try check(Limit(.asset("A"), .valueAtRisk, atMost: value + 1e-9)).isWithinNoise)
  }

  @Test("a limit of nothing is fully used by any loss and unused by none")
  func zero() throws {
    #expect(try check(Limit(.asset("A"), .valueAtRisk, atMost: 0)).utilisation == .infinity)
    let unused = try check(Limit(.asset("B"), .valueAtRisk, atMost: 0))
    #expect(!unused.isBreached && unused.utilisation == 0)
  }

  @Test("on what was not calibrated are an error that names what was")
  func unknown() throws {
    let asset = CalibrationError.unknownLimitSubject(kind: "asset", name: "Z", known: ["A", "B"])
    #expect(throws: asset) { try check(Limit(.asset("Z"), .haircut, atMost: 1)) }
    #expect(asset.description == "a limit names the asset Z, which this run does not have; it has A, B")
    #expect(throws: CalibrationError.unknownLimitSubject(kind: "basket", name: "B", known: ["A"])) {
      try check(Limit(.basket("B"), .haircut, atMost: 1))
    }
  }
}
