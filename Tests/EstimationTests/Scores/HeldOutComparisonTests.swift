import Estimation
import Foundation
import MarketData
import Numerics
import Testing

@Suite("Laws compared on held-out days") struct HeldOutComparisonTests {
  private let template = ModelFit(assets: TrueLaw.assets, covariance: .sample, dynamics: .gaussian)

  /// Laws that hold the true one as a special case come within chance of it and may stand before it.
  @Test(
    "the true law comes first, or within chance of the first",
    arguments: [
      FittedDynamics.gaussian, .studentT, .garch, .gjr, .dcc, .jumpDiffusion, .regimeSwitching, .filteredCopula,
    ])
  func truthWins(_ dynamics: FittedDynamics) throws {
    let comparison = try HeldOutComparison(
      of: FittedDynamics.allCases, as: template, to: TrueLaw(dynamics: dynamics).prices(days: 3_000, seed: 5),
      heldOut: 0.4)
    #expect(comparison.fitted == 1_800 && comparison.heldOut == 1_200)
    let truth = try #require(comparison.entries.first { $0.dynamics == dynamics.rawValue })
    let shortfall = try #require(truth.jointShortfall)
    #expect(shortfall.isWithinChance, "\(comparison.entries.map { ($0.dynamics, $0.joint) })")
    // Normal returns lose to it unless they are the truth.
    if dynamics != .gaussian {
      let normal = try #require(comparison.entries.first { $0.dynamics == "gaussian" }?.jointShortfall)
      #expect(!normal.isWithinChance)
    }
    #expect(try JSONDecoder().decode(HeldOutComparison.self, from: JSONEncoder().encode(comparison)) == comparison)
  }

  @Test("laws without a joint density stand last, and those that cannot be fitted beside them with the reason")
  func order() throws {
    var market = SyntheticMarket(seed: 2)
    let rows = market.returns(rows: 240, volatilities: [0.03, 0.04], correlation: 0.5)
    let comparison = try HeldOutComparison(
      of: FittedDynamics.allCases, as: template, to: SyntheticMarket.prices(TrueLaw.assets, returns: rows),
      heldOut: 0.5)
    let joint = comparison.entries.map(\.joint)
    #expect(joint.compactMap(\.self) == joint.compactMap(\.self).sorted(by: >))
    #expect(joint.suffix(joint.count { $0 == nil }).allSatisfy { $0 == nil } && joint.contains(nil))
    #expect(!comparison.failures.isEmpty && comparison.failures.allSatisfy { $0.reason.contains(":") })
    #expect(comparison.entries.count + comparison.failures.count == FittedDynamics.allCases.count)
  }

  /// The Newey-West error of a difference, by its definition: Bartlett weights over 4 (n/100)^(2/9) lags.
  @Test("a shortfall has the standard error of correlated days")
  func neweyWest() throws {
    let prices = try TrueLaw(dynamics: .regimeSwitching).prices(days: 1_000, seed: 8)
    let comparison = try HeldOutComparison(
      of: [.gaussian, .studentT], as: template, to: prices, heldOut: 0.4)
    let observed = try prices.rows(from: nil, until: prices.times[600])
    let common = try LogReturns(prices).commonDates()
    let days = Matrix(columns: common.columns.map { Array($0[600...]) })
    let scores = try [FittedDynamics.gaussian, .studentT].map { dynamics in
      var fit = template
      fit.dynamics = dynamics
      let model = try fit.fit(observed, inputSHA256: "", tool: "").model
      return try #require(try PredictiveDensity(model, stepDays: 1).scores(of: days).joint)
    }
    let differences = zip(scores[1], scores[0]).map { $0 - $1 }
    let mean = differences.reduce(0, +) / 400
    let centred = differences.map { $0 - mean }
    var variance = 0.0
    for first in 0..<400 {
      for second in 0..<400 where abs(first - second) <= 5 {
        variance += (1 - Double(abs(first - second)) / 6) * centred[first] * centred[second] / 400
      }
    }
    let shortfall = try #require(comparison.entries.last?.jointShortfall)
    #expect(comparison.entries.map(\.dynamics) == ["studentT", "gaussian"])
    #expect(abs(shortfall.value - mean) < 1e-12)
    #expect(abs(shortfall.standardError - (variance / 400).squareRoot()) < 1e-12)
    #expect(comparison.entries.first?.jointShortfall?.standardError == 0)
  }

  @Test("too few days on either side are an error with its remedy")
  func tooFew() throws {
    let prices = try TrueLaw(dynamics: .gaussian).prices(days: 110)
    #expect(throws: ComparisonError.tooFewReturns(fitted: 99, heldOut: 11, neededToFit: 100, neededToScore: 30)) {
      try HeldOutComparison(of: [.gaussian], as: template, to: prices, heldOut: 0.1)
    }
    let dependent = try SyntheticMarket.prices(["A"], returns: (0..<200).map { [$0.isMultiple(of: 2) ? 0.01 : -0.01] })
    var alone = template
    alone.assets = ["A"]
    do {
      _ = try HeldOutComparison(of: [.dcc], as: alone, to: dependent, heldOut: 0.3)
      Issue.record("a correlation of one asset")
    } catch let error as ComparisonError {
      #expect("\(error)".contains("none of the laws") && "\(error)".contains("dcc needs 2 assets"), "\(error)")
    }
  }
}
