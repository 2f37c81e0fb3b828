import Foundation
import MarketModel
import Simulation
import Testing

@Suite("Shares in pools")
struct PoolTests {
  /// A pool at given log prices: drivers without volatility whose drift takes them there in a year.
  private static func logValue(_ kind: ([String]) -> Claim.Kind, at logPrices: [Double]) throws -> Double {
    let names = logPrices.indices.map { "A\($0)" }
    let model = try MarketModel(
      assets: names, volatility: logPrices.map { _ in 0 }, drift: logPrices,
      correlation: logPrices.indices.map { row in logPrices.indices.map { $0 == row ? 1 : 0 } }, dynamics: .gaussian,
      claims: [Claim(asset: "LP", kind: kind(names))])
    let simulation = try Simulation(model: model, grid: TimeGrid(steps: 1, stepDays: 365), seed: 1)
    return simulation.logRatios([0])[0][logPrices.count][0]
  }

  private static func stableSwap(_ amplification: Double, at logPrices: [Double]) throws -> Double {
    try logValue({ .stableSwap(StableSwapShare(assets: $0, amplification: amplification)) }, at: logPrices)
  }

  struct Case: CustomTestStringConvertible {
    let amplification: Double
    let logPrices: [Double]
    let logValue: Double
    var testDescription: String { "A = \(amplification) at \(logPrices)" }
  }

  /// From mpmath with 90 digits: Newton's method on the conditions of first order in the reserves and the multiplier,
  /// followed from balance to these prices.
  private static let cases = [
    Case(amplification: 1, logPrices: [0.3, -0.2], logValue: 0.0213870038466770856),
    Case(amplification: 1, logPrices: [0, -13.8], logValue: -9.25397203909557898),
    Case(amplification: 100, logPrices: [0, -0.13], logValue: -0.107677221962299183),
    Case(amplification: 2000, logPrices: [0, -0.002], logValue: -0.00146704925974337891),
    Case(amplification: 2000, logPrices: [0.5, -13.8], logValue: -11.566165321151523),
    Case(amplification: 1, logPrices: [0.1, -0.2, 0.4], logValue: 0.0724244135241172068),
    Case(amplification: 2000, logPrices: [0, -0.13, 0.001], logValue: -0.115137005319290046),
    Case(amplification: 2000, logPrices: [0, 0, -13.8], logValue: -8.85553748641854434),
    Case(amplification: 100, logPrices: [0.7, -0.6, -13.8], logValue: -8.08354012856119806),
    Case(amplification: 1, logPrices: [0.1, -0.2, 0.4, 1.5], logValue: 0.341288244973775355),
    Case(amplification: 500, logPrices: [0, -0.13, 0.001, -0.01], logValue: -0.0959853550168401601),
    Case(amplification: 500, logPrices: [0, -13.8, 0.001, -13.0], logValue: -9.45805460458761758),
    Case(
      amplification: 200, logPrices: [0, 0.01, -0.01, 0.02, -0.02, 0.1, -0.5, -13.8], logValue: -3.73604185662408552),
  ]

  @Test("a stable-swap share is worth what a solver with 90 digits says", arguments: cases)
  func reference(_ item: Case) throws {
    let value = try Self.stableSwap(item.amplification, at: item.logPrices)
    #expect(abs(value - item.logValue) < 1e-12 * max(1, abs(item.logValue)))
  }

  /// The least value on the invariant by a search over one reserve, the other from the invariant by halving.
  private static func searched(amplification: Double, logRatio: Double) -> Double {
    let a = 2 * amplification
    func other(_ x: Double) -> Double {
      // a (x + y) + 1 = a + 1/(4xy) rises in y.
      var (low, high) = (-200.0, 200.0)
      for _ in 0..<200 {
        let y = exp(0.5 * (low + high))
        if a * (x + y) + 1 - a - 1 / (4 * x * y) > 0 { high = 0.5 * (low + high) } else { low = 0.5 * (low + high) }
      }
      return exp(0.5 * (low + high))
    }
    func value(_ logX: Double) -> Double { exp(logX) + exp(logRatio) * other(exp(logX)) }
    var (low, high) = (-60.0, 20.0)
    for _ in 0..<300 {
      let (left, right) = (low + (high - low) / 3, high - (high - low) / 3)
      if value(left) < value(right) { high = right } else { low = left }
    }
    return log(value(0.5 * (low + high)))
  }

  @Test(
    "for two assets it is the least value on the invariant",
    arguments: [1, 10, 2_000, 1e6], [0, 1e-6, -0.0003, 0.02, -0.13, 1.5, -13.8, 30])
  func leastValue(amplification: Double, logRatio: Double) throws {
    let value = try Self.stableSwap(amplification, at: [0, logRatio])
    let least = Self.searched(amplification: amplification, logRatio: logRatio)
    #expect(abs(value - least) < 1e-10 * max(1, abs(least)), "\(value) for \(least)")
  }

  @Test("a pool in balance is worth its assets, and at equal prices their price", arguments: 2...8)
  func balance(count: Int) throws {
    for amplification in [1, 100, 1e6] {
      #expect(try abs(Self.stableSwap(amplification, at: Array(repeating: 0, count: count))) < 1e-14)
      #expect(try abs(Self.stableSwap(amplification, at: Array(repeating: -3, count: count)) + 3) < 1e-14)
    }
  }

  @Test("without bound the amplification leaves the cheapest asset alone", arguments: 2...8)
  func constantSum(count: Int) throws {
    let prices = (0..<count).map { 0.1 * Double($0) - 0.3 }
    // What is kept of the dearer assets vanishes with a root of the amplification.
    #expect(try abs(Self.stableSwap(1e6, at: prices) + 0.3) < (count == 2 ? 1e-3 : 0.02 * Double(count)))
    // Less amplified is worth more: nearer to the geometric mean, from below.
    let values = try [1e6, 1e4, 100, 1].map { try Self.stableSwap($0, at: prices) }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
    #expect(values[3] < prices.reduce(0, +) / Double(count))
  }

  @Test("the order of a pool's assets has no part in it")
  func order() throws {
    let value = try Self.stableSwap(30, at: [0.1, -0.4, 0.2])
    #expect(try abs(Self.stableSwap(30, at: [0.2, 0.1, -0.4]) - value) < 1e-14)
    #expect(try Self.stableSwap(30, at: [0.5, -0.4]) == Self.stableSwap(30, at: [-0.4, 0.5]))
  }

  @Test("nothing that prices may come to breaks a pool", arguments: [2, 3, 8], [1, 2_000, 1e6])
  func extremes(count: Int, amplification: Double) throws {
    for far in [-50, 50.0] {
      var prices = Array(repeating: -far, count: count)
      prices[count - 1] = far
      let value = try Self.stableSwap(amplification, at: prices)
      #expect(value.isFinite)
      #expect(value >= -50 && value <= 50)
    }
  }

  @Test("a constant-product share is the weighted geometric mean, path by path, and its fees")
  func geometricMean() throws {
    let base = try model(assets: 3, dynamics: .studentT(degreesOfFreedom: 4))
    let weights = [0.5, 0.3, 0.2]
    let withShare = try MarketModel(
      assets: base.drivers, volatility: base.volatility, drift: base.drift, correlation: base.correlation,
      dynamics: base.dynamics,
      claims: [
        Claim(
          asset: "LP",
          kind: .constantProduct(ConstantProductShare(assets: base.drivers, weights: weights, feesPerYear: 0.2)))
      ])
    let simulation = try Simulation(model: withShare, grid: TimeGrid(steps: 5, stepDays: 2), seed: 4)
    for (step, columns) in simulation.logRatios(Array(0..<256)).enumerated() {
      for place in 0..<256 {
        let mean = (0..<3).reduce(0) { $0 + weights[$1] * columns[$1][place] }
        #expect(abs(columns[3][place] - mean - 0.2 * 2 * Double(step + 1) / 365) < 1e-14)
      }
    }
  }

  /// E exp(Σ w r) for normal returns: the weights' mean return and half the variance of the sum.
  @Test("the expected value of a constant-product share is its closed form")
  func expectation() throws {
    let (first, second, correlation, years) = (0.6, 0.9, 0.5, 0.5)
    let market = try MarketModel(
      assets: ["A", "B"], volatility: [first, second], correlation: [[1, correlation], [correlation, 1]],
      dynamics: .gaussian,
      claims: [Claim(asset: "LP", kind: .constantProduct(ConstantProductShare(assets: ["A", "B"])))])
    let simulation = try Simulation(model: market, grid: TimeGrid(steps: 2, stepDays: 91.25), seed: 5)
    let values = horizonLogRatios(simulation, of: "LP", paths: 131_072).map { exp($0) }
    let expected = exp(
      years * (-(first * first + second * second) / 8 + 0.25 * correlation * first * second))
    #expect(Mean(values).agrees(with: expected), "\(Mean(values)) for \(expected)")
  }
}
