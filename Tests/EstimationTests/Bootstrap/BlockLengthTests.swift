import Estimation
import Foundation
import Numerics
import Testing

/// What the arch package makes of block lengths; `Reference/README.md` says how.
struct BlockLengthReference: Decodable {
  struct Simulated: Decodable {
    let values: [Double]
    let mean: Double
  }

  struct Real: Decodable {
    let returns: Double
    let sizes: Double
  }

  let simulated: [Simulated]
  let real: [String: Real]

  static func load() throws -> BlockLengthReference {
    let url = try #require(Bundle.module.url(forResource: "blocks", withExtension: "json", subdirectory: "Reference"))
    return try JSONDecoder().decode(BlockLengthReference.self, from: Data(contentsOf: url))
  }
}

@Suite("The automatic block length") struct BlockLengthTests {
  @Test("equals that of the arch package", arguments: 0..<5)
  func arch(series: Int) throws {
    let reference = try BlockLengthReference.load().simulated[series]
    let length = try BlockLength(of: reference.values, asset: "A")
    #expect(abs(length.mean / reference.mean - 1) < 1e-12)
  }

  /// The package does not mind a block of less than a row.
  @Test(
    "of real returns and their sizes equals that of the arch package",
    .enabled(if: RealPrices.areHere, "prices_daily.csv is not in ../shared/data"))
  func real() throws {
    for (asset, reference) in try BlockLengthReference.load().real {
      let returns = try RealPrices.returns([asset])
      let length = try BlockLength(of: Array(returns.column(0)), asset: asset)
      #expect(abs(length.mean / max(reference.returns, 1) - 1) < 1e-12, "\(asset)")
      let sizes = try BlockLengths(of: returns, assets: [asset])
      #expect(abs(sizes.mean / reference.sizes - 1) < 1e-12, "\(asset)")
    }
  }

  @Test("of several assets is the longest of theirs, for the sizes of their returns")
  func several() throws {
    var market = SyntheticMarket(seed: 51)
    let calm = (0..<600).map { _ in 0.02 * market.normal() }
    let clustered = market.returns(
      of: GARCH(omega: 1e-5, alpha: 0.12, beta: 0.86, innovations: .normal), count: 600)
    let lengths = try BlockLengths(of: Matrix(columns: [calm, clustered]), assets: ["A", "B"])
    let each = try [calm, clustered].map { values in
      let mean = values.reduce(0, +) / 600
      return try BlockLength(of: values.map { abs($0 - mean) }, asset: "X")
    }
    #expect(lengths.lengths == each && lengths.assets == ["A", "B"])
    #expect(lengths.mean == each[1].mean && each[1].mean > each[0].mean)
  }

  @Test("is at its bounds for independent values and for a random walk")
  func bounds() throws {
    var market = SyntheticMarket(seed: 52)
    var level = 0.0
    let walk = (0..<400).map { _ in
      level += market.normal()
      return level
    }
    let long = try BlockLength(of: walk, asset: "A")
    #expect(long.isBandwidthAtLimit && long.mean <= 60)
    let short = try BlockLength(of: walk.indices.map { _ in market.normal() }, asset: "A")
    #expect(!short.isBandwidthAtLimit && short.mean >= 1 && short.mean < long.mean)
  }

  @Test("is refused for poor values")
  func poor() {
    #expect(throws: ReturnsError.tooFewObservations(count: 3, assets: 1, needed: 50)) {
      try BlockLength(of: [1, 2, 3], asset: "A")
    }
    #expect(throws: ReturnsError.constantSeries(asset: "A", observations: 60)) {
      try BlockLength(of: Array(repeating: 0.5, count: 60), asset: "A")
    }
    var values = (0..<60).map { Double($0 % 7) }
    values[9] = .infinity
    #expect(throws: ReturnsError.notFinite(asset: "A", row: 9, value: .infinity)) {
      try BlockLength(of: values, asset: "A")
    }
    values[9] = .nan
    #expect(throws: ReturnsError.self) { try BlockLengths(of: Matrix(columns: [values]), assets: ["A"]) }
  }
}
