import Numerics
import Testing

@Suite("Integration") struct IntegrationTests {
  @Test("of a polynomial, a root and a peak is their integral")
  func closedForms() {
    #expect(abs(Integration.gaussKronrod(over: 0...2) { $0 * $0 * $0 } - 4) < 1e-13)
    #expect(abs(Integration.gaussKronrod(over: 0...1) { $0.squareRoot() } - 2.0 / 3) < 1e-7)
    let peak = Integration.gaussKronrod(over: -10...10) { StandardNormal.density($0) }
    #expect(abs(peak - (1 - 2 * StandardNormal.cumulative(-10))) < 1e-12)
  }
}
