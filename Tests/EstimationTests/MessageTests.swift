import Estimation
import Numerics
import Testing

@Suite("Messages of estimation") struct MessageTests {
  @Test(
    "name the value, the bound and the remedy in one line",
    arguments: [
      (
        EstimationError.unknownCovarianceMethod(name: "lw", known: CovarianceMethod.forms),
        ["\"lw\"", "ewma:DECAY", "ledoit-wolf"]
      ),
      (.decayOutOfBounds("1.2"), ["\"1.2\"", "between 0 and 1", "ewma:0.94"]),
      (
        .tooFewObservations(count: 12, assets: ["BTC", "ETH"], needed: 20, method: "sample"),
        ["BTC, ETH", "12 returns", "needs 20", "leave out"]
      ),
      (.constantSeries(asset: "USDC", observations: 99), ["USDC", "99 returns", "leave it out"]),
      (.pairwiseUnsupported(method: "ledoit-wolf"), ["ledoit-wolf", "common dates", "sample or ewma"]),
      (
        .tooFewForDegreesOfFreedom(count: 8, assets: (0..<9).map { "A\($0)" }, needed: 20),
        ["A0, A1, A2, A3, A4 and 4 more", "8 returns", "need 20", "fewer assets"]
      ),
      (
        .dependentAssets(first: "BTC", second: "WBTC", correlation: 1),
        ["BTC and WBTC", "correlation 1.0", "leave out one"]
      ),
      (
        .degreesOfFreedomTooLow(value: 1.5, bound: 2.01, asset: "TUSD", excessKurtosis: 74.06),
        ["1.5", "2.01", "TUSD", "74.06", "gaussian"]
      ),
      (
        .degreesOfFreedomNotFound(reason: "it did not converge", asset: "TUSD", excessKurtosis: 74.06),
        ["it did not converge", "TUSD", "gaussian"]
      ),
    ] as [(EstimationError, [String])])
  func estimation(error: EstimationError, parts: [String]) {
    for part in parts { #expect(error.description.contains(part)) }
    #expect(!error.description.contains("\n"))
  }

  @Test("say why no nearest correlation was found")
  func nearestCorrelation() {
    let error = NearestCorrelationError.notConverged(iterations: 50, change: 0.00123, tolerance: 1e-10)
    for part in ["50 iterations", "0.00123", "1e-10", "common dates"] { #expect(error.description.contains(part)) }
    #expect("\(NearestCorrelationError.linearAlgebra(.notFinite))".contains("not a finite number"))
  }
}
