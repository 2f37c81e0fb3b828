import Estimation
import Numerics
import Testing

@Suite("A fit of dependence to poor observations") struct DependenceErrorTests {
  private func sample(rows: Int = 300) throws -> [[Double]] {
    var market = SyntheticMarket(seed: 51)
    return try market.student(correlation: DCCRecoveryTests.target, degreesOfFreedom: 6, rows: rows).rowValues
  }

  private let assets = ["A", "B", "C"]

  private func fits(_ rows: [[Double]]) -> [DependenceError?] {
    func error(_ body: () throws(DependenceError) -> Void) -> DependenceError? {
      do throws(DependenceError) {
        try body()
        return nil
      } catch { return error }
    }
    return [
      error { () throws(DependenceError) in _ = try DCCSpecification().fit(Matrix(rows), assets: assets) },
      error { () throws(DependenceError) in _ = try StudentTCopulaFit(Matrix(rows), assets: assets) },
    ]
  }

  @Test("is refused where they are too few")
  func tooFew() throws {
    for error in fits(try sample(rows: 99)) { #expect(error == .tooFewObservations(count: 99, assets: 3, needed: 100)) }
  }

  @Test("is refused where one is no number, naming it")
  func notFinite() throws {
    var rows = try sample()
    rows[17][1] = .infinity
    for error in fits(rows) { #expect(error == .notFinite(asset: "B", row: 17, value: .infinity)) }
    rows[17][1] = .nan
    for error in fits(rows) { #expect(error?.description.hasPrefix("B: observation 18 is nan") == true) }
  }

  @Test("is refused where an asset does not move")
  func constant() throws {
    let rows = try sample().map { [$0[0], 0.5, $0[2]] }
    for error in fits(rows) { #expect(error == .constantSeries(asset: "B", observations: 300)) }
  }

  @Test("is refused where an asset repeats another, naming both")
  func repeated() throws {
    let rows = try sample().map { [$0[0], $0[1], -2 * $0[1]] }
    for error in fits(rows) {
      guard case .dependentAssets(let named, _, _) = error else {
        Issue.record("another error: \(String(describing: error))")
        continue
      }
      #expect(named == ["B", "C"])
    }
  }

  @Test("of assets that are a sum is refused a dynamic correlation, naming them")
  func combined() throws {
    let rows = try sample().map { [$0[0], $0[1], ($0[0] + $0[1]) / 2] }
    guard case .dependentAssets(let named, let eigenvalue, 1e-8) = fits(rows)[0] else {
      Issue.record("not refused")
      return
    }
    #expect(named == assets && eigenvalue < 1e-8)
  }

  @Test("is refused a dynamic correlation where residuals are no standardised ones")
  func notStandardised() throws {
    let returns = try sample().map { [$0[0], 0.04 * $0[1], $0[2]] }
    guard case .notStandardised("B", let meanSquare, 0.1, 10) = fits(returns)[0] else {
      Issue.record("not refused")
      return
    }
    #expect(meanSquare < 0.01)
    #expect(fits(returns)[1] == nil)
  }

  @Test("with one giant observation says so for a dynamic correlation, and counts it as the largest for a copula")
  func outlier() throws {
    var rows = try sample()
    let before = try StudentTCopulaFit(Matrix(rows), assets: assets)
    let largest = rows.indices.max { rows[$0][0] < rows[$1][0] } ?? 0
    rows[largest][0] = 1e6
    #expect(try StudentTCopulaFit(Matrix(rows), assets: assets) == before)
    guard case .notStandardised("A", _, _, _) = fits(rows)[0] else {
      Issue.record("not refused")
      return
    }
    // Of twenty standard deviations it is still a residual.
    rows[largest][0] = 20
    let fit = try DCCSpecification().fit(Matrix(rows), assets: assets)
    #expect(fit.logLikelihood >= fit.constantLogLikelihood - 1e-6)
  }

  /// An optimiser that may look once only returns what it was given.
  @Test("is refused where no search leaves its start")
  func stopped() throws {
    let residuals = Matrix(try sample())
    let error = try #require(
      #expect(throws: DependenceError.self) {
        try DCCSpecification(evaluationLimit: 1).fit(residuals, assets: assets)
      })
    guard case .stoppedAtStart(3, let starts, _) = error else {
      Issue.record("another error: \(error)")
      return
    }
    #expect(starts > 1)
  }

  @Test(
    "says what is wrong, the bound and the remedy in one line",
    arguments: [
      (
        DependenceError.tooFewObservations(count: 3, assets: 2, needed: 100),
        ["3 observations of 2 assets", "needs 100"]
      ),
      (
        .notStandardised(asset: "A", meanSquare: 0.002, smallest: 0.1, largest: 10),
        ["A", "0.002", "0.1 and 10", "divide"]
      ),
      (
        .dependentAssets(assets: ["BTC", "WBTC"], smallestEigenvalue: 1e-12, bound: 1e-8),
        ["BTC, WBTC", "1e-12", "1e-08", "leave out one"]
      ),
      (.stoppedAtStart(assets: 2, starts: 4, evaluations: 9), ["2 assets", "4 starts", "9 evaluations", "constant"]),
      (.notConverged(evaluations: 7, remaining: 0.5, bound: 1e-4), ["7 evaluations", "0.5", "0.0001"]),
      (.notConverged(evaluations: 7, remaining: nil, bound: 1e-4), ["7 evaluations", "no maximum"]),
      (.notRepaired(.linearAlgebra(.notFinite)), ["nearest correlation"]),
    ])
  func messages(error: DependenceError, parts: [String]) {
    for part in parts { #expect(error.description.contains(part)) }
    #expect(!error.description.contains("\n"))
  }
}
