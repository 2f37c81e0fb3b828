import Estimation
import MarketData
import MarketModel
import Testing

@Suite("Prices that a law cannot be fitted to") struct LawErrorTests {
  private static let laws = FittedDynamics.allCases

  private func fit(
    _ dynamics: FittedDynamics, _ prices: PriceTable, assets: [String] = TrueLaw.assets,
    options: LawOptions = LawOptions()
  ) throws -> FittedModel {
    try ModelFit(assets: assets, covariance: .sample, dynamics: dynamics, options: options)
      .fit(prices, inputSHA256: "", tool: "")
  }

  private func returns(_ days: Int) -> [[Double]] {
    var market = SyntheticMarket(seed: 21)
    return market.returns(rows: days, volatilities: [0.03, 0.04], correlation: 0.5)
  }

  /// An error with a remedy: what to do stands behind a colon.
  private func expectRemedy(_ dynamics: FittedDynamics, _ prices: PriceTable) {
    do {
      _ = try fit(dynamics, prices)
      Issue.record("\(dynamics) was fitted")
    } catch {
      let text = "\(error)"
      #expect(text.contains(": ") && text.count > 40, "\(text)")
      #expect(
        ["leave out", "choose", "bring", "check", "cut", "allow", "target"].contains { text.contains($0) }, "\(text)")
    }
  }

  @Test("a constant asset", arguments: laws)
  func constant(_ dynamics: FittedDynamics) throws {
    expectRemedy(dynamics, try SyntheticMarket.prices(TrueLaw.assets, returns: returns(400).map { [$0[0], 0] }))
  }

  @Test("a history that is too short", arguments: laws.filter { ![.gaussian, .bootstrap].contains($0) })
  func short(_ dynamics: FittedDynamics) throws {
    expectRemedy(dynamics, try SyntheticMarket.prices(TrueLaw.assets, returns: returns(15)))
  }

  @Test("spans that are missing leave too little", arguments: laws.filter { ![.gaussian, .bootstrap].contains($0) })
  func missing(_ dynamics: FittedDynamics) throws {
    expectRemedy(
      dynamics,
      try SyntheticMarket.prices(TrueLaw.assets, returns: returns(400)) { asset, row in
        asset == 0 ? row < 210 : row > 195
      })
  }

  /// A law either refuses assets that repeat each other, or says in a line how it repaired their correlation.
  @Test("assets that repeat each other", arguments: laws)
  func collinear(_ dynamics: FittedDynamics) throws {
    let prices = try SyntheticMarket.prices(TrueLaw.assets, returns: returns(600).map { [$0[0], $0[0]] })
    do {
      let fitted = try fit(dynamics, prices)
      #expect(fitted.diagnostics.repairs.contains { $0.contains("orrelation") }, "\(fitted.diagnostics.repairs)")
    } catch {
      #expect("\(error)".contains("leave"), "\(error)")
    }
  }

  /// A fall to a thousandth in one day: an error, or a model with finite figures that says what to look at.
  @Test("one giant outlier", arguments: laws)
  func outlier(_ dynamics: FittedDynamics) throws {
    var rows = returns(800)
    rows[400][0] = -6.9
    let prices = try SyntheticMarket.prices(TrueLaw.assets, returns: rows)
    do {
      let fitted = try fit(dynamics, prices)
      #expect(fitted.diagnostics.law?.figures.allSatisfy { $0.value.isFinite } ?? true)
      #expect(fitted.diagnostics.assets[0].excessKurtosis > 100)
    } catch {
      #expect("\(error)".contains(": "), "\(error)")
    }
  }

  /// A dollar token that trades at 1 on nine days of ten.
  @Test("a stablecoin that mostly stands still", arguments: laws)
  func standsStill(_ dynamics: FittedDynamics) throws {
    var market = SyntheticMarket(seed: 4)
    let rows = returns(800).map { [$0[0], market.uniform() < 0.9 ? 0 : $0[1] / 100] }
    let prices = try SyntheticMarket.prices(TrueLaw.assets, returns: rows)
    do {
      let model = try fit(dynamics, prices).model
      #expect(model.volatility[1] > 0 && model.volatility[1] < 0.05)
    } catch {
      #expect("\(error)".contains("B") || "\(error)".contains("allow"), "\(error)")
    }
  }

  @Test("one asset alone has no dependence", arguments: laws.filter { $0.fewestAssets > 1 })
  func alone(_ dynamics: FittedDynamics) throws {
    let prices = try SyntheticMarket.prices(["A"], returns: returns(400).map { [$0[0]] })
    #expect(throws: EstimationError.tooFewAssets(count: 1, needed: 2, method: dynamics.rawValue)) {
      try fit(dynamics, prices, assets: ["A"])
    }
  }

  @Test("one asset alone has every other law", arguments: laws.filter { $0.fewestAssets == 1 && $0 != .jumpDiffusion })
  func single(_ dynamics: FittedDynamics) throws {
    let prices = try SyntheticMarket.prices(
      ["A"],
      returns: TrueLaw.returns(of: TrueLaw(dynamics: dynamics).model(), steps: 1_200, path: 2, seed: 1)
        .map { [$0[0]] })
    #expect(try fit(dynamics, prices, assets: ["A"]).model.drivers == ["A"])
  }

  /// 90 days are too few for GARCH, and a constant volatility needs no more than two.
  @Test("the fallback takes an asset's volatility for constant, and says so", arguments: [FittedDynamics.garch, .gjr])
  func fallback(_ dynamics: FittedDynamics) throws {
    let prices = try SyntheticMarket.prices(TrueLaw.assets, returns: returns(90))
    #expect(throws: GARCHError.self) { try fit(dynamics, prices) }
    let fitted = try fit(dynamics, prices, options: LawOptions(fallback: .constant))
    #expect(fitted.diagnostics.repairs.count == 2)
    #expect(fitted.diagnostics.repairs.allSatisfy { $0.hasPrefix("volatility taken for constant, as asked for") })
    #expect(fitted.model.dynamics.clustering?.drivers == [.constant, .constant])
    #expect(fitted.model.provenance?.repairs == fitted.diagnostics.repairs)
  }
}
