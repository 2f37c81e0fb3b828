import Calibration
import MarketModel
import Portfolio
import RiskMeasures
import Simulation
import Testing

@Suite("Figures that do not depend on how the work is cut")
struct BlockInvarianceTests {
  struct Cut: CustomTestStringConvertible {
    let blockPaths: Int
    let scheduler: any BlockScheduler
    var testDescription: String { "\(type(of: scheduler)), blocks of \(blockPaths)" }
  }

  static let schedulers: [any BlockScheduler] = [SerialScheduler(), BackwardScheduler(), ThreadedScheduler()]
  static let cuts = schedulers.flatMap { scheduler in
    [64, 256, 1_000, 4_096, 25_600].map { Cut(blockPaths: $0, scheduler: scheduler) }
  }

  /// A number of paths that fills neither the last tile nor the last block.
  private func run(_ cut: Cut? = nil) throws -> LossRun {
    let model = try market([0.6, 0.9, 0.2], correlation: 0.4, dynamics: .studentT(degreesOfFreedom: 3.5))
    guard let cut else { return try CalibrationTests.run(model, steps: 4, paths: 10_007, scheduler: SerialScheduler()) }
    return try CalibrationTests.run(
      model, steps: 4, paths: 10_007, blockPaths: cut.blockPaths, scheduler: cut.scheduler)
  }

  @Test("losses, contributions, parameters and comparisons have the same bits", arguments: cuts)
  func sameBits(_ cut: Cut) throws {
    let (plain, other) = (try run(), try run(cut))
    let position = try PlacedBasket(basket("two", ("C", 0.3), ("A", 0.7)), in: ["A", "B", "C"])
    let requests = [
      LossRequest(position, .atStep(4)), LossRequest(position, .worstUpToStep(3)),
      LossRequest(PlacedBasket(only: 1), .atStep(2)),
    ]
    #expect(try other.losses(of: requests).losses == plain.losses(of: requests).losses)
    let chosen = Array(stride(from: 10_006, through: 0, by: -3))
    #expect(
      other.componentLosses(of: position, .worstUpToStep(4), onPaths: chosen)
        == plain.componentLosses(of: position, .worstUpToStep(4), onPaths: chosen))

    let two = try basket("two", ("C", 0.3), ("A", 0.7))
    let all = try basket("all", ("A", 0.2), ("B", 0.3), ("C", 0.5))
    let confidences = try [Confidence(0.99), Confidence(0.9)]
    #expect(
      try BasketRisk(two, .atStep(4), run: other, confidences: confidences)
        == BasketRisk(two, .atStep(4), run: plain, confidences: confidences))
    let rules = try policy(.expectedShortfall, 0.99, closeOutDays: 4)
    let (first, second) = (try Calibration(rules, run: plain), try Calibration(rules, run: other))
    #expect(try first.assetParameters() == second.assetParameters())
    #expect(try first.parameters(of: all) == second.parameters(of: all))
    #expect(
      try BasketComparison(of: [two, all], .atStep(4), measure: .valueAtRisk, confidence: confidences[0], run: plain)
        == BasketComparison(of: [two, all], .atStep(4), measure: .valueAtRisk, confidence: confidences[0], run: other))
  }

  @Test("the first paths of a longer run are those of a shorter one")
  func prefix() throws {
    let model = try market([0.6, 0.9], correlation: 0.4)
    let request = LossRequest(PlacedBasket(only: 1), .atStep(1))
    let few = try CalibrationTests.run(model, paths: 300).losses(of: [request]).losses[0]
    let many = try CalibrationTests.run(model, paths: 5000).losses(of: [request]).losses[0]
    #expect(few.count == 300 && few[...] == many[..<300])
  }
}
