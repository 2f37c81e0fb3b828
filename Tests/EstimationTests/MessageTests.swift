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
      (.returnNotFinite(asset: "BTC", row: 7, value: .nan), ["BTC", "nan", "row 7", "leave the row out"]),
      (.factorCountOutOfBounds("0"), ["\"0\"", "above 0", "factor:3"]),
      (
        .tooManyFactors(count: 4, bound: 3, assets: 6, observations: 30),
        ["4 factors", "6 assets", "30 returns", "at most 3", "factor:3"]
      ),
      (.tooFewAssets(count: 2, needed: 3, method: "factor"), ["factor needs 3", "there are 2", "bring more"]),
      (
        .noIdiosyncraticVariance(asset: "WBTC", factors: 2, share: 1e-12),
        ["2 factors", "WBTC", "1e-12", "fewer factors"]
      ),
      (
        .singularReturns(
          rank: 3, needed: 4, method: "ledoit-wolf-nonlinear", first: "BTC", second: "WBTC", correlation: 1),
        ["ledoit-wolf-nonlinear", "span 4", "span 3", "BTC and WBTC", "choose ledoit-wolf"]
      ),
      (
        .eigenvaluesNotFound(method: "factor", reason: .notConverged(remaining: 3)),
        ["factor", "did not converge", "choose ledoit-wolf"]
      ),
      (.stressShareOutOfBounds(0.7, low: 0.001, high: 0.5), ["0.7", "0.001", "0.5", "worst tenth"]),
      (.stressWeightOutOfBounds(2), ["2.0", "from 0 to 1"]),
      (
        .tooFewStressDays(count: 15, needed: 20, share: 0.05, observations: 300),
        ["worst 5 %", "300 returns", "15 days", "needs 20", "larger share"]
      ),
      (.motionlessInStress(asset: "USDC", days: 30), ["USDC", "30 worst days", "leave it out"]),
      (.motionlessBasket(assets: ["A", "B"], days: 30), ["A, B cancel out", "worst 30", "mirror"]),
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
