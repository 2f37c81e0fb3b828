import Calibration
import MarketModel
import Portfolio
import RiskMeasures
import Testing

@Suite("The whole pipeline against its slow twin")
struct PipelineTwinTests {
  struct Shape: CustomTestStringConvertible {
    let assets: Int
    let steps: Int
    let paths: Int
    var testDescription: String { "\(assets) x \(steps) x \(paths)" }
  }

  /// One of everything, then numbers around every width that something is done in: 6 columns of a panel, 8 and 16 rows of
  /// a strip, 256 paths of a tile, 1,000 of a block.
  static let shapes: [Shape] =
    [(1, 1, 1), (1, 1, 2), (2, 1, 1), (1, 2, 3), (5, 1, 255), (6, 2, 256), (7, 3, 257), (12, 1, 511), (13, 2, 513)]
    .map { Shape(assets: $0.0, steps: $0.1, paths: $0.2) }
    + [(17, 1, 999), (3, 5, 1_001), (2, 1, 2_049), (1, 3, 4_097), (33, 1, 129)]
    .map { Shape(assets: $0.0, steps: $0.1, paths: $0.2) }

  @Test("every loss, VaR and expected shortfall to 1e-12", arguments: shapes)
  func figures(_ shape: Shape) throws {
    for degreesOfFreedom in [nil, 3.3] {
      let model = try MarketModel(
        assets: (0..<shape.assets).map(assetName), volatility: (0..<shape.assets).map { 0.3 + 0.05 * Double($0 % 9) },
        drift: (0..<shape.assets).map { 0.1 * Double($0 % 3) },
        correlation: (0..<shape.assets).map { row in (0..<shape.assets).map { row == $0 ? 1 : 0.4 } },
        dynamics: degreesOfFreedom.map { .studentT(degreesOfFreedom: $0) } ?? .gaussian)
      let twin = PipelineTwin(
        seed: 0xFACE_0000_0005, volatility: model.volatility, drift: model.drift, correlation: model.correlation,
        degreesOfFreedom: degreesOfFreedom, stepYears: 2.0 / 365)
      let weights = [Double](repeating: 1 / Double(shape.assets), count: shape.assets)
      let position = try PlacedBasket(
        Basket(name: "equal", holdings: Array(zip(model.assets, weights)).map { ($0.0, $0.1) }), in: model.assets)
      let run = try run(
        model, steps: shape.steps, stepDays: 2, paths: shape.paths, seed: 0xFACE_0000_0005, blockPaths: 1_000)
      let drawn = try run.losses(of: [
        LossRequest(position, .atStep(shape.steps)), LossRequest(position, .worstUpToStep(shape.steps)),
      ])
      let expected = (0..<UInt64(shape.paths)).map { twin.losses(path: $0, steps: shape.steps, weights: weights) }
      for (fast, slow) in [(drawn.losses[0], expected.map(\.last)), (drawn.losses[1], expected.map(\.worst))] {
        #expect(fast.count == slow.count)
        #expect(zip(fast, slow).allSatisfy { agree($0, $1) })
        let sample = try LossSample(fast)
        for level in [0.5, 0.9, 0.99] {
          let confidence = try Confidence(level)
          let measures = PipelineTwin.measures(slow, level: level)
          #expect(agree(sample.valueAtRisk(confidence), measures.valueAtRisk))
          guard confidence.rank(of: shape.paths) < shape.paths else { continue }
          #expect(agree(try sample.expectedShortfall(confidence), measures.expectedShortfall))
        }
      }
    }
  }
}
