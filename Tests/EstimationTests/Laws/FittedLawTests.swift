import Estimation
import Foundation
import MarketData
import MarketModel
import Testing

@Suite("Fitted laws") struct FittedLawTests {
  private func fit(_ dynamics: FittedDynamics, to prices: PriceTable) throws -> FittedModel {
    try ModelFit(assets: TrueLaw.assets, covariance: .sample, dynamics: dynamics)
      .fit(prices, inputSHA256: "ab12", tool: "ballast 0.1")
  }

  /// The model was checked when it was made; this is what is left to check of it.
  @Test("each gives a model that says what it is and where it is wrong", arguments: FittedDynamics.allCases)
  func wholeModel(_ dynamics: FittedDynamics) throws {
    let fitted = try fit(dynamics, to: TrueLaw(dynamics: dynamics).prices(days: 1_500))
    let model = fitted.model
    #expect(model.notes.contains { $0.contains("Where this is wrong") })
    #expect(model.notes.contains { $0.hasPrefix("No drift was fitted") } && model.drift == [0, 0])
    let words: [FittedDynamics: String] = [
      .gaussian: "gaussian", .studentT: "maximum likelihood", .jumpDiffusion: "expectation and maximisation",
      .garch: "GARCH(1,1)", .gjr: "GJR-GARCH(1,1)", .dcc: "DCC(1,1)", .copula: "t copula",
      .filteredCopula: "McNeil and Frey", .bootstrap: "stationary bootstrap",
      .filteredHistorical: "filtered historical simulation", .regimeSwitching: "hidden Markov chain",
    ]
    let provenance = try #require(model.provenance)
    #expect(provenance.dynamics.contains(try #require(words[dynamics])), "\(provenance.dynamics)")
    #expect(provenance.covariance.hasPrefix("sample") == dynamics.takesCorrelation)
    #expect(fitted.diagnostics.repairs.isEmpty && provenance.repairs.isEmpty)
    #expect(try JSONDecoder().decode(MarketModel.self, from: JSONEncoder().encode(model)) == model)
    #expect(
      try JSONDecoder().decode(FitDiagnostics.self, from: JSONEncoder().encode(fitted.diagnostics))
        == fitted.diagnostics)
    #expect(try fit(dynamics, to: TrueLaw(dynamics: dynamics).prices(days: 1_500)) == fitted)
    let criteria =
      fitted.diagnostics.law.map(\.criteria) ?? fitted.diagnostics.likelihoods.last?.criteria
    #expect(provenance.diagnostics.contains { $0.hasPrefix("log-likelihood") } == (criteria != nil))
    if case .gaussian = dynamics { return }
    if case .studentT = dynamics { return }
    let law = try #require(fitted.diagnostics.law)
    #expect(law.dynamics == dynamics && !law.figures.isEmpty)
    #expect(law.figures.allSatisfy { $0.value.isFinite && $0.standardError.map { $0 > 0 && $0.isFinite } ?? true })
    #expect(dynamics == .bootstrap || law.figures.contains { $0.standardError != nil })
    #expect(dynamics == .bootstrap || fitted.diagnostics.series.map(\.asset) == TrueLaw.assets)
  }

  private static let truths: [(FittedDynamics, [(name: String, asset: String?, value: Double)])] = [
    (
      .jumpDiffusion,
      [
        ("common jumps per year", nil, 20), ("mean of a jump", "A", -0.05), ("volatility of a jump", "B", 0.12),
        ("diffusion volatility", "A", 0.6),
      ]
    ),
    (.garch, [("alpha", "A", 0.08), ("beta", "B", 0.88), ("joint degrees of freedom", nil, 6)]),
    (.gjr, [("alpha", "A", 0.04), ("gamma", "B", 0.08), ("beta", "A", 0.88)]),
    (.dcc, [("DCC alpha", nil, 0.05), ("DCC beta", nil, 0.9), ("joint degrees of freedom", nil, 6)]),
    (.copula, [("copula degrees of freedom", nil, 5), ("shape of falls", "A", 0.1), ("shape of rises", "B", 0.1)]),
    (.filteredCopula, [("copula degrees of freedom", nil, 5), ("shape of falls", "B", 0.1), ("beta", "B", 0.88)]),
    (
      .regimeSwitching,
      [
        ("probability of staying calm", nil, 0.97), ("probability of staying stressed", nil, 0.9),
        ("calm volatility", "A", 0.4), ("stressed volatility", "B", 1.6),
      ]
    ),
  ]

  /// Within 4 standard errors of the fit, on 3,000 days of one fixed seed.
  @Test("find the parameters that the prices were made with", arguments: truths)
  func recovery(
    _ dynamics: FittedDynamics, _ truths: [(name: String, asset: String?, value: Double)]
  ) throws {
    let fitted = try fit(dynamics, to: TrueLaw(dynamics: dynamics).prices(days: 3_000, seed: 3))
    let figures = try #require(fitted.diagnostics.law).figures
    for truth in truths {
      let figure = try #require(figures.first { $0.name == truth.name && $0.asset == truth.asset }, "\(truth.name)")
      let error = try #require(figure.standardError, "\(truth.name)")
      #expect(abs(figure.value - truth.value) < 4 * error, "\(truth.name): \(figure.value) (\(error))")
    }
  }

  /// Volatilities within 6.1 of the standard errors that batches of 100 days give them.
  @Test("have the volatility and correlation of the truth", arguments: FittedDynamics.allCases)
  func longRun(_ dynamics: FittedDynamics) throws {
    let truth = try TrueLaw(dynamics: dynamics).model()
    let model = try fit(dynamics, to: TrueLaw(dynamics: dynamics).prices(days: 3_000, seed: 3)).model
    let returns = try TrueLaw.returns(of: truth, steps: 3_000, path: 0, seed: 3)
    for asset in 0..<2 {
      let batches = (0..<30).map { batch in
        returns[batch * 100..<(batch + 1) * 100].reduce(0.0) { $0 + $1[asset] * $1[asset] }
      }
      let mean = batches.reduce(0, +) / 30
      let deviation = (batches.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 29).squareRoot()
      let relativeError = deviation / 30.0.squareRoot() / mean / 2
      #expect(abs(model.volatility[asset] / truth.volatility[asset] - 1) < 6.1 * relativeError)
    }
    #expect(abs(model.correlation[0][1] - truth.correlation[0][1]) < 0.06)
  }

  @Test(
    "copulas say how their tails hang on the threshold, and how often both assets fell",
    arguments: [FittedDynamics.copula, .filteredCopula])
  func tails(_ dynamics: FittedDynamics) throws {
    // 400 worst days: a share has a standard error of 0.025, and 4 of them a false-alarm rate of 6e-5.
    let fitted = try fit(dynamics, to: TrueLaw(dynamics: dynamics).prices(days: 8_001))
    let tails = try #require(fitted.diagnostics.law?.tails)
    #expect(tails.falls.map(\.asset) == TrueLaw.assets)
    for ladder in tails.falls {
      #expect(ladder.rungs.map(\.share) == [0.025, 0.05, 0.075, 0.1, 0.125, 0.15, 0.2, 0.25])
      let shape = fitted.diagnostics.law?.figures.first { $0.name == "shape of falls" && $0.asset == ladder.asset }
      #expect(ladder.rungs[3].shape == shape?.value)
    }
    let pair = try #require(tails.pairs.first)
    #expect(tails.pairs.count == 1 && [pair.first, pair.second] == TrueLaw.assets)
    for together in [pair.falls, pair.rises] {
      let implied = try #require(together.implied)
      #expect(abs(together.realised - implied) < 4 * (implied * (1 - implied) / 400).squareRoot())
      #expect(together.interval[0] < together.realised && together.realised < together.interval[1])
    }
  }

  @Test("a law's correlation is not what the covariance method says, and the provenance does not claim it")
  func ownCorrelation() throws {
    let prices = try TrueLaw(dynamics: .dcc).prices(days: 800)
    let fitted = try fit(.dcc, to: prices)
    #expect(fitted.model.provenance?.covariance == "of the law, fitted with it")
    var choices = ModelFit(assets: TrueLaw.assets, covariance: .sample, dynamics: .dcc)
    choices.stress = try StressBlend(weight: 0.5)
    #expect(throws: EstimationError.stressUnsupported(.dcc)) { try choices.fit(prices, inputSHA256: "", tool: "") }
    choices.stress = nil
    choices.alignment = .pairwise
    #expect(throws: EstimationError.pairwiseLawUnsupported(.dcc)) { try choices.fit(prices, inputSHA256: "", tool: "") }
  }
}
