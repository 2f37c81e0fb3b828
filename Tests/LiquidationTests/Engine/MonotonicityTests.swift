import Liquidation
import Margin
import Testing

/// On common random numbers: the same books and the same falling prices, with one rule changed.
@Suite("More depth, capital and speed, and an earlier call, leave less debt uncovered")
struct MonotonicityTests {
  private static let paths = 400

  /// What lenders lose or may still lose, before funds.
  private func shortfall(_ loans: LoanCase) throws -> Double {
    let outcome = try loans.run().outcome(venue: 0)
    return outcome.badDebt + outcome.uncovered
  }

  /// What a change of the rules adds to the shortfall, path by path.
  private func effects(
    depth: Double?, of change: (LoanCase) throws -> (less: LoanCase, more: LoanCase)
  ) throws -> [Double] {
    try (0..<Self.paths).map { path in
      var draws = LoanDraws(seed: UInt64(500_000 + path))
      let (less, more) = try change(try draws.fallingCase(depth: depth))
      return try shortfall(more) - shortfall(less)
    }
  }

  /// Whether a mean is above 0 by 6.1 standard errors: false alarms of 1e-9 if there were no effect.
  private func isAboveZero(_ effects: [Double]) -> Bool {
    let count = Double(effects.count)
    let mean = effects.reduce(0, +) / count
    let variance = effects.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    return mean > 6.1 * (variance / count).squareRoot()
  }

  @Test("on every falling path where the market takes any size", arguments: [1_800.0, 3_600, 7_200, 14_400])
  func latencyWithoutImpact(seconds: Double) throws {
    let effects = try effects(depth: nil) { ($0, try $0.liquidators(latencySeconds: seconds)) }
    #expect(effects.allSatisfy { $0 >= -1e-6 })
    #expect(seconds < 7_200 || effects.contains { $0 > 1 })
  }

  @Test("on every falling path with a higher threshold, which calls later")
  func thresholdWithoutImpact() throws {
    let effects = try effects(depth: nil) { ($0, $0.weights(movedBy: 0.05)) }
    #expect(effects.allSatisfy { $0 >= -1e-6 })
    #expect(effects.contains { $0 > 1 })
  }

  @Test("on every falling path with less capital, where what is bought is dear to nobody")
  func capitalWithoutImpact() throws {
    let effects = try effects(depth: nil) { loans in
      var slow = loans
      slow.liquidators = try LiquidatorRule(capital: 2e4, returnSeconds: 7_200)
      return (loans, slow)
    }
    #expect(effects.allSatisfy { $0 >= -1e-6 })
    #expect(effects.contains { $0 > 1 })
  }

  // Where sales move the price, single paths break it: who is liquidated later may find a market that has recovered.
  @Test("in the mean where sales move the price: latency")
  func latencyWithImpact() throws {
    #expect(isAboveZero(try effects(depth: 1e6) { ($0, try $0.liquidators(latencySeconds: 7_200)) }))
  }

  @Test("in the mean where sales move the price: depth")
  func depthWithImpact() throws {
    #expect(isAboveZero(try effects(depth: 1e6) { (try $0.deeper(by: 4), $0) }))
  }

  @Test("in the mean where sales move the price: threshold")
  func thresholdWithImpact() throws {
    #expect(isAboveZero(try effects(depth: 1e6) { ($0, $0.weights(movedBy: 0.05)) }))
  }

  @Test("in the mean where sales move the price: capital")
  func capitalWithImpact() throws {
    let effects = try effects(depth: 1e6) { loans in
      var slow = loans
      slow.liquidators = try LiquidatorRule(capital: 2e4, returnSeconds: 7_200)
      return (loans, slow)
    }
    #expect(isAboveZero(effects))
  }

  @Test("and of what is sold a deeper market loses a smaller share to slippage, in the mean")
  func slippage() throws {
    let losses = try (0..<Self.paths).map { path in
      var draws = LoanDraws(seed: UInt64(500_000 + path))
      let loans = try draws.fallingCase()
      let (shallow, deep) = (try loans.run().outcome(venue: 0), try loans.deeper(by: 4).run().outcome(venue: 0))
      return shallow.slippage / max(1, shallow.sold) - deep.slippage / max(1, deep.sold)
    }
    #expect(isAboveZero(losses))
  }

  /// A unit worth 100 dollars, of which 70 are left for an hour, against 80 dollars: who comes at once takes it for 70 /
  /// 1.05, and the other 40 / 3 are lost; who is late, has no capital or no market finds a sound account.
  @Test("but where the price comes back, nobody is best: the counterexample of single paths")
  func priceThatComesBack() throws {
    let loans = LoanCase(
      assets: ["alpha", "beta"], today: [100, 1], path: [[70, 1], [100, 1]],
      rules: [
        CollateralRule(initialWeight: 0.8, maintenanceWeight: 0.85, incentive: .bonus(0.05)),
        CollateralRule(initialWeight: 0.8, maintenanceWeight: 0.85, incentive: .bonus(0.05)),
      ], depth: [nil, nil], holders: [LoanCase.Holder(name: "a", held: [1, 0], owed: [0, 80])],
      spread: try FixedSpreadRule(close: CloseRule(amount: .whole)))
    var shallow = loans
    shallow.lookSeconds = 3_600
    shallow.depth[0] = try DepthRule(
      sources: [DepthSource(.constantProduct(.dollars(1)))], recoveryHalfLifeSeconds: 0)
    #expect(abs(try shortfall(loans) - 40.0 / 3) < 1e-9)
    #expect(try shortfall(loans.liquidators(latencySeconds: 3_600)) == 0)
    #expect(try shortfall(loans.liquidators(capital: 0)) == 0)
    #expect(try shortfall(shallow) == 0)
  }
}
