import Documents
import Estimation
import Foundation
import MarketData
import MarketModel
import Numerics
import Testing

@Suite("Fitting a market model") struct ModelFitTests {
  private let assets = ["BTC", "ETH", "USDC"]

  private func prices(rows: Int = 1500, degreesOfFreedom: Int? = nil) throws -> PriceTable {
    var market = SyntheticMarket(seed: 11)
    let returns = market.returns(
      rows: rows, volatilities: [0.03, 0.04, 0.002], correlation: 0.5, degreesOfFreedom: degreesOfFreedom)
    return try SyntheticMarket.prices(assets, returns: returns)
  }

  private func fit(_ choices: ModelFit, _ prices: PriceTable) throws -> FittedModel {
    try choices.fit(prices, inputSHA256: "ab12", tool: "ballast 0.1")
  }

  /// Within 5 standard errors, the volatility's own and, for a normal correlation, (1 - ρ²) / √n.
  @Test("recovers volatility and correlation", arguments: ["sample", "ledoit-wolf"])
  func recovery(name: String) throws {
    let fitted = try fit(
      ModelFit(assets: assets, covariance: CovarianceMethod(name: name), dynamics: .gaussian), prices())
    for (asset, daily) in zip(fitted.diagnostics.assets, [0.03, 0.04, 0.002]) {
      #expect(abs(asset.volatility - daily * 365.0.squareRoot()) < 5 * asset.volatilityStandardError)
      // Normal returns: the relative standard error of a volatility is 1 / √2n.
      #expect(abs(asset.volatilityStandardError / asset.volatility * 3000.0.squareRoot() - 1) < 0.1)
      #expect(asset.observations == 1500)
      #expect(abs(asset.excessKurtosis) < 5 * (24.0 / 1500).squareRoot())
      #expect(abs(asset.skewness) < 5 * (6.0 / 1500).squareRoot())
    }
    #expect(fitted.model.volatility == fitted.diagnostics.assets.map(\.volatility))
    for row in 0..<3 {
      for column in 0..<row {
        #expect(abs(fitted.model.correlation[row][column] - 0.5) < 5 * 0.75 / 1500.0.squareRoot())
      }
    }
    #expect(fitted.model.drift == [0, 0, 0])
    #expect(fitted.model.dynamics == .gaussian)
    #expect(fitted.diagnostics.repairs.isEmpty)
  }

  @Test("takes the year and the step into the volatility")
  func annualisation() throws {
    var choices = ModelFit(assets: assets, covariance: .sample, dynamics: .gaussian)
    let calendar = try fit(choices, prices())
    choices.daysPerYear = 252
    let trading = try fit(choices, prices())
    for (a, b) in zip(trading.model.volatility, calendar.model.volatility) {
      #expect(abs(a / b - (252.0 / 365).squareRoot()) < 1e-14)
    }
    let hourly = try PriceTable(
      CSVTable(
        Array(
          ("time,A\n"
            + (0..<48).map { hour in
              let (day, hourOfDay) = (hour / 24 + 1, hour % 24)
              return
                "2024-03-0\(day)T\(hourOfDay < 10 ? "0" : "")\(hourOfDay):00Z,\(hour.isMultiple(of: 2) ? 100 : 101)"
            }.joined(separator: "\n")).utf8), source: "hourly.csv"))
    let fitted = try ModelFit(assets: ["A"], covariance: .sample, dynamics: .gaussian).fit(
      hourly, inputSHA256: "", tool: "")
    let perHour = try CovarianceMethod.sample.estimate(
      Matrix(columns: LogReturns(hourly).commonDates().columns), assets: ["A"])
    #expect(abs(fitted.model.volatility[0] / perHour.standardDeviations[0] - 8760.0.squareRoot()) < 1e-10)
    #expect(fitted.model.provenance?.stepDays == 1.0 / 24)
  }

  @Test("records where the figures came from")
  func provenance() throws {
    let model = try fit(
      ModelFit(assets: ["ETH", "BTC"], covariance: .ledoitWolfConstantCorrelation, dynamics: .studentT),
      prices(rows: 99, degreesOfFreedom: 4)
    ).model
    let provenance = try #require(model.provenance)
    #expect(model.assets == ["ETH", "BTC"])
    #expect(provenance.tool == "ballast 0.1")
    #expect(provenance.input == "synthetic.csv")
    #expect(provenance.inputSHA256 == "ab12")
    #expect(provenance.span == ["2020-01-01", "2020-04-09"])
    #expect(provenance.rows == 100)
    #expect(provenance.returns == ["BTC": 99, "ETH": 99])
    #expect(provenance.stepDays == 1)
    #expect(provenance.covariance.hasPrefix("ledoit-wolf ("))
    #expect(provenance.dynamics.hasPrefix("studentT: "))
    #expect(model.notes.contains { $0.hasPrefix("No drift was fitted") })
    #expect(model.notes.contains { $0.hasPrefix("Where this is wrong") })
    #expect(try MarketModel(json: Data(model.json().utf8), source: "model.json") == model)
  }

  @Test("of t returns finds their degrees of freedom, and Akaike's criterion prefers the t")
  func studentT() throws {
    let table = try prices(degreesOfFreedom: 4)
    let fitted = try fit(ModelFit(assets: assets, covariance: .sample, dynamics: .studentT), table)
    guard case .studentT(let degreesOfFreedom) = fitted.model.dynamics else {
      Issue.record("not a t")
      return
    }
    let diagnostics = fitted.diagnostics
    #expect(degreesOfFreedom == diagnostics.degreesOfFreedom)
    #expect(abs(degreesOfFreedom - 4) < 5 * (try #require(diagnostics.degreesOfFreedomStandardError)))
    #expect(diagnostics.likelihoods.map(\.dynamics) == [.gaussian, .studentT])
    #expect(diagnostics.likelihoods.map(\.criteria.parameters) == [9, 10])
    #expect(diagnostics.likelihoods[1].criteria.akaike < diagnostics.likelihoods[0].criteria.akaike)
    #expect(diagnostics.warnings.isEmpty)
    let encoded = try JSONEncoder().encode(diagnostics)
    #expect(try JSONDecoder().decode(FitDiagnostics.self, from: encoded) == diagnostics)
  }

  /// A sample of so heavy a tail has far less variance than its t: the fitted scatter and the volatility disagree.
  @Test("says where volatility and tails contradict each other, and fits the tails to the volatility where asked")
  func contradiction() throws {
    let heavy = StudentT(degreesOfFreedom: 2.1)
    let quantiles = (1...999).map { 0.01 * heavy.quantile(Double($0) / 1000) }
    let table = try SyntheticMarket.prices(["A"], returns: (0..<999).map { [quantiles[$0 * 500 % 999]] })
    var choices = ModelFit(assets: ["A"], covariance: .sample, dynamics: .studentT)
    let joint = try fit(choices, table)
    #expect(joint.diagnostics.warnings.contains { $0.hasPrefix("volatility and degrees of freedom contradict") })
    choices.degreesOfFreedom = .givenCovariance
    let filling = try fit(choices, table)
    #expect(filling.diagnostics.warnings.isEmpty)
    #expect(try #require(filling.diagnostics.degreesOfFreedom) > #require(joint.diagnostics.degreesOfFreedom))
    #expect(filling.model.provenance?.dynamics.contains("given the sample covariance") == true)
    #expect(filling.model.volatility == joint.model.volatility)
  }

  @Test("of normal returns as a t stays a model, and says that the t is not needed")
  func normalAsT() throws {
    let quantiles = (1...999).map { 0.03 * StandardNormal.quantile(Double($0) / 1000) }
    let shuffled = (0..<999).map { [quantiles[$0 * 500 % 999]] }
    let table = try SyntheticMarket.prices(["A"], returns: shuffled)
    let fitted = try fit(ModelFit(assets: ["A"], covariance: .sample, dynamics: .studentT), table)
    #expect(fitted.diagnostics.warnings.contains { $0.contains("cannot be told from normal") })
    #expect(fitted.diagnostics.likelihoods.count == 2)
    let returns = try LogReturns(table).commonDates().columns[0]
    let mean = returns.reduce(0, +) / 999
    let deviation = (returns.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 999).squareRoot()
    let expected = returns.reduce(0) { $0 + log(StandardNormal.density(($1 - mean) / deviation) / deviation) }
    #expect(abs(fitted.diagnostics.likelihoods[0].criteria.logLikelihood - expected) < 1e-9)
  }

  @Test("replaces an indefinite pairwise correlation by the nearest and records it")
  func repair() throws {
    // Three thirds of history, in each of which one pair moves together or apart: no one joint law has all three.
    var market = SyntheticMarket(seed: 12)
    let shocks = market.returns(rows: 300, volatilities: [0.03], correlation: 0).map { $0[0] }
    let noise = market.returns(rows: 300, volatilities: [0.003, 0.003, 0.003], correlation: 0)
    let returns = (0..<300).map { row in
      let (shock, small) = (shocks[row], noise[row])
      return switch row / 100 {
      case 0: [shock + small[0], shock + small[1], small[2]]
      case 1: [small[0], shock + small[1], shock + small[2]]
      default: [shock + small[0], small[1], -shock + small[2]]
      }
    }
    let table = try SyntheticMarket.prices(["A", "B", "C"], returns: returns) { asset, row in
      asset == 0 ? !(101..<200).contains(row) : asset == 1 ? row < 200 : row >= 101
    }
    let fitted = try fit(
      ModelFit(assets: ["A", "B", "C"], alignment: .pairwise, covariance: .sample, dynamics: .gaussian), table)
    let line = try #require(fitted.diagnostics.repairs.first)
    #expect(line.contains("nearest correlation matrix (Higham 2002)"))
    #expect(fitted.model.provenance?.repairs == fitted.diagnostics.repairs)
    #expect(abs(fitted.diagnostics.smallestEigenvalue - NearestCorrelation.defaultFloor) < 1e-13)
    #expect(fitted.diagnostics.likelihoods.isEmpty)
    #expect(fitted.model.provenance?.alignment.hasPrefix("pairwise") == true)
  }

  @Test("of pairwise returns needs common ones for the degrees of freedom")
  func pairwiseStudentT() throws {
    var market = SyntheticMarket(seed: 13)
    let returns = market.returns(rows: 120, volatilities: [0.03, 0.03, 0.03], correlation: 0.5)
    let table = try SyntheticMarket.prices(["A", "B", "C"], returns: returns) { asset, row in
      asset == 0 ? !(41..<80).contains(row) : asset == 1 ? row < 81 : row >= 40
    }
    var choices = ModelFit(assets: ["A", "B", "C"], alignment: .pairwise, covariance: .sample, dynamics: .studentT)
    let error = try #require(#expect(throws: EstimationError.self) { try fit(choices, table) })
    guard case .tooFewForDegreesOfFreedom(let count, _, let needed) = error else {
      Issue.record("another error: \(error)")
      return
    }
    #expect(count < needed && error.description.contains("gaussian"))
    choices.dynamics = .gaussian
    #expect(throws: Never.self) { try fit(choices, table) }
  }

  @Test("of two assets that repeat each other lifts their correlation off 1 and says so")
  func repeated() throws {
    var market = SyntheticMarket(seed: 14)
    let returns = market.returns(rows: 100, volatilities: [0.03], correlation: 0).map { [$0[0], $0[0]] }
    let table = try SyntheticMarket.prices(["BTC", "WBTC"], returns: returns)
    let fitted = try fit(ModelFit(assets: ["BTC", "WBTC"], covariance: .sample, dynamics: .gaussian), table)
    #expect(fitted.diagnostics.repairs.count == 1)
    #expect(fitted.model.correlation[0][1] < 1)
    #expect(throws: EstimationError.self) {
      try fit(ModelFit(assets: ["BTC", "WBTC"], covariance: .sample, dynamics: .studentT), table)
    }
  }

  @Test("names the asset that does not move, and the one that the table does not have")
  func errors() throws {
    var market = SyntheticMarket(seed: 15)
    let returns = market.returns(rows: 100, volatilities: [0.03], correlation: 0).map { [$0[0], 0] }
    let table = try SyntheticMarket.prices(["BTC", "USD"], returns: returns)
    #expect(throws: EstimationError.constantSeries(asset: "USD", observations: 100)) {
      try fit(ModelFit(assets: ["BTC", "USD"], covariance: .ledoitWolfIdentity, dynamics: .gaussian), table)
    }
    #expect(throws: AlignmentError.self) {
      try fit(ModelFit(assets: ["BTC", "SOL"], covariance: .sample, dynamics: .gaussian), table)
    }
  }

  @Test("warns where the identity target moves a volatility, and where one asset shortens all")
  func warnings() throws {
    let pulled = try fit(
      ModelFit(assets: assets, covariance: .ledoitWolfIdentity, dynamics: .gaussian), prices(rows: 60))
    #expect(pulled.diagnostics.warnings.contains { $0.contains("volatility of USDC by a factor") })
    #expect(pulled.model.volatility[2] > 0.002 * 365.0.squareRoot())

    var market = SyntheticMarket(seed: 16)
    let returns = market.returns(rows: 100, volatilities: [0.03, 0.03], correlation: 0.5)
    let table = try SyntheticMarket.prices(["A", "B"], returns: returns) { asset, row in asset == 0 || row > 60 }
    let short = try fit(ModelFit(assets: ["A", "B"], covariance: .sample, dynamics: .gaussian), table)
    #expect(
      short.diagnostics.warnings.contains {
        $0.hasPrefix("common dates keep 39 of the 100 returns of A; B has the fewest, 39")
      })
    #expect(short.diagnostics.commonObservations == 39)
  }
}
