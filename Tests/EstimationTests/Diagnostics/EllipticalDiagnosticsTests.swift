import Estimation
import Foundation
import Numerics
import Testing

@Suite("Diagnostics of residual vectors") struct EllipticalDiagnosticsTests {
  private static let correlation = Matrix([[1, 0.5, 0.5], [0.5, 1, 0.5], [0.5, 0.5, 1]])

  private func residuals(_ seed: UInt64, rows: Int, degreesOfFreedom: Int?) -> Matrix {
    var market = SyntheticMarket(seed: seed)
    return Matrix(
      market.returns(rows: rows, volatilities: [1, 1, 1], correlation: 0.5, degreesOfFreedom: degreesOfFreedom))
  }

  @Test("hold the true law and refuse the other", arguments: [nil, 4])
  func laws(degreesOfFreedom: Int?) throws {
    let residuals = residuals(41, rows: 2000, degreesOfFreedom: degreesOfFreedom)
    func pValue(_ claimed: Double?) throws -> Double {
      try EllipticalDiagnostics(residuals: residuals, covariance: Self.correlation, degreesOfFreedom: claimed)
        .uniformity.andersonDarling.pValue
    }
    #expect(try pValue(degreesOfFreedom.map(Double.init)) > 1e-9)
    #expect(try pValue(degreesOfFreedom == nil ? 4 : nil) < 1e-9)
  }

  /// With the same law in every direction, one variable is as good as its square.
  @Test("of one variable measure its square")
  func oneVariable() throws {
    let residuals = (0..<500).map { StandardNormal.quantile((Double($0 * 387 % 500) + 0.5) / 500) }
    let found = try EllipticalDiagnostics(
      residuals: Matrix(columns: [residuals]), covariance: Matrix([[1]]), degreesOfFreedom: nil)
    #expect(found.dimension == 1 && found.observations == 500)
    #expect(found.quantiles.last?.observed == residuals.map { $0 * $0 }.max())
    #expect(found.uniformity.kolmogorovSmirnov.statistic < 0.003)
    #expect(abs(found.meanSquaredDistance - residuals.reduce(0) { $0 + $1 * $1 } / 500) < 1e-12)
    #expect(found.law == "chi-square with 1 degrees of freedom")
  }

  /// The square of a t is an F of 1 and as many degrees of freedom.
  @Test("of one t variable have the F law of its square")
  func oneStudent() throws {
    let law = ResidualLaw.studentT(degreesOfFreedom: 5)
    let residuals = (0..<1001).map { law.quantile((Double($0 * 500 % 1001) + 0.5) / 1001) }
    let found = try EllipticalDiagnostics(
      residuals: Matrix(columns: [residuals]), covariance: Matrix([[1]]), degreesOfFreedom: 5)
    #expect(found.uniformity.kolmogorovSmirnov.statistic < 0.0015)
    for pair in found.quantiles where (0.02...0.98).contains(pair.probability) {
      #expect(abs(pair.observed / pair.theoretical - 1) < 0.1)
    }
  }

  /// Of 300 samples 30 are expected below 10 %, and 6.1 standard errors are 32.
  @Test("reject what is true as often as they say")
  func size() throws {
    var below = 0
    for seed in 100..<400 {
      let residuals = residuals(UInt64(seed), rows: 200, degreesOfFreedom: 6)
      let found = try EllipticalDiagnostics(residuals: residuals, covariance: Self.correlation, degreesOfFreedom: 6)
      if found.uniformity.andersonDarling.pValue < 0.1 { below += 1 }
    }
    #expect(abs(below - 30) < 32, "\(below)")
  }

  @Test("are refused where there is nothing to measure")
  func refused() {
    func diagnose(_ residuals: Matrix, _ covariance: Matrix) throws {
      _ = try EllipticalDiagnostics(residuals: residuals, covariance: covariance, degreesOfFreedom: nil)
    }
    let some = residuals(42, rows: 30, degreesOfFreedom: nil)
    #expect(throws: DiagnosticsError.singularCovariance(series: "the residual vectors")) {
      try diagnose(some, Matrix(rows: 3, columns: 3, repeating: 1))
    }
    #expect(throws: DiagnosticsError.tooFewResiduals(series: "the residual vectors", count: 19, needed: 20)) {
      try diagnose(residuals(42, rows: 19, degreesOfFreedom: nil), Self.correlation)
    }
    var broken = some
    broken[7, 1] = .infinity
    #expect(throws: DiagnosticsError.notFinite(series: "the residual vectors", index: 7, value: .infinity)) {
      try diagnose(broken, Self.correlation)
    }
  }
}
