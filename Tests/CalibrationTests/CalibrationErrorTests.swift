import Calibration
import MarketModel
import Portfolio
import RiskMeasures
import Simulation
import Testing

@Suite("What gives no parameters")
struct CalibrationErrorTests {
  @Test("a number of paths that cannot be run", arguments: [0, -1, 1_000_000_001, Int.max])
  func paths(count: Int) {
    #expect(throws: CalibrationError.badPathCount(count)) { try run(market([0.5]), paths: count) }
    #expect(
      CalibrationError.badPathCount(count).description == "\(count) paths: give a whole number from 1 to 1000000000")
  }

  @Test("a block without a path", arguments: [0, -256])
  func block(size: Int) {
    #expect(throws: CalibrationError.badBlockSize(size)) {
      try run(market([0.5]), paths: 10, blockPaths: size)
    }
    #expect(
      CalibrationError.badBlockSize(size).description
        == "a block of \(size) paths: give at least 1")
  }

  @Test("losses that do not fit into memory, said before any is drawn")
  func memory() throws {
    let run = try run(market([0.5, 0.5]), paths: 1_000_000_000)
    let error = CalibrationError.tooManyLosses(paths: 1_000_000_000, losses: 2, gibibytes: 14.9, limit: 12)
    #expect(throws: error) {
      try run.losses(of: [
        LossRequest(PlacedBasket(only: 0), .atStep(1)), LossRequest(PlacedBasket(only: 1), .atStep(1)),
      ])
    }
    #expect(
      error.description
        == "2 losses on each of 1000000000 paths take 14.9 GiB, more than the 12.0 GiB that a run may use:"
        + " use fewer paths or fewer baskets")
  }

  @Test("a horizon that is no step of the grid", arguments: [(1.5, 1), (6, 1), (5, 0.25)])
  func offGrid(days: (closeOut: Double, liquidation: Double)) throws {
    let rules = try policy(closeOutDays: days.closeOut, liquidationDays: days.liquidation)
    let error = try #require(throws: CalibrationError.self) {
      try Calibration(rules, run: run(market([0.5]), steps: 5, paths: 10))
    }
    let (what, wrong) = days.closeOut == 5 ? ("liquidationDays", 0.25) : ("closeOutDays", days.closeOut)
    #expect(error == .daysOffGrid(what: "\(what) of A", days: wrong, stepDays: 1, horizonDays: 5))
    #expect(
      error.description
        == "\(what) of A is \(wrong) days, which is no whole number of steps of 1.0 days up to 5.0 days:"
        + " choose a multiple of the step")
  }

  @Test(
    "rules out of bounds",
    arguments: [
      ("closeOut in days", [0, 0.1, 0, 0, 0]), ("closeOut in days", [366, 1, 0, 0, 0]),
      ("closeOut in days", [.nan, 1, 0, 0, 0]),
      ("liquidationDelay in days", [10, 0, 0, 0, 0]), ("liquidationDelay in days", [10, 11, 0, 0, 0]),
      ("liquidationPenalty", [10, 1, -0.01, 0, 0]), ("liquidationPenalty", [10, 1, 5, 0, 0]),
      ("haircutFloor", [10, 1, 0, -0.1, 0]), ("haircutFloor", [10, 1, 0, 1, 0]), ("haircutFloor", [10, 1, 0, .nan, 0]),
      ("liquidationFloor", [10, 1, 0, 0, -0.1]), ("liquidationFloor", [10, 1, 0, 0, 1]),
    ])
  func rules(what: String, values: [Double]) throws {
    let error = try #require(throws: CalibrationError.self) {
      try AssetPolicy(
        closeOutDays: values[0], liquidationDays: values[1], liquidationPenalty: values[2], haircutFloor: values[3],
        liquidationFloor: values[4])
    }
    guard case .policyOutOfBounds(what, let value, let low, let high) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(!(value >= low && value <= high))
    #expect(
      error.description == "\(what) is \(value), outside \(low) to \(high): correct it"
        + (what.hasSuffix("days") ? "" : " (fractions, so 0.05 for 5 %)"))
  }

  @Test("a rounding step out of bounds", arguments: [0, -0.01, 0.3, 5, .infinity])
  func step(value: Double) {
    #expect(
      throws: CalibrationError.policyOutOfBounds(what: "the rounding step", value: value, low: 1e-6, high: 0.25)
    ) {
      try policy(step: value)
    }
  }

  @Test("rules for assets that the market does not have are named and not used")
  func unusedRules() throws {
    let rules = try AssetPolicy(closeOutDays: 1, liquidationDays: 1, liquidationPenalty: 0, haircutFloor: 0)
    let calibration = try Calibration(
      policy(closeOutDays: 1, assets: ["Z": rules, "Y": rules, "A": rules]), run: run(market([0.5, 0.5]), paths: 200))
    #expect(calibration.unusedRules == ["Y", "Z"])
    #expect(try calibration.assetParameters().map(\.asset) == ["A", "B"])
  }

  @Test("too few paths for a tail")
  func emptyTail() throws {
    let calibration = try Calibration(policy(closeOutDays: 1), run: run(market([0.5]), paths: 99))
    let error = RiskMeasureError.emptyTail(count: 99, confidence: 0.99, needed: 100)
    #expect(throws: error) { try calibration.assetParameters() }
    #expect(throws: error) { try calibration.parameters(of: basket("x", ("A", 1))) }
    #expect(throws: BasketError.unknownAsset(basket: "x", asset: "Z", known: ["A"])) {
      try calibration.parameters(of: basket("x", ("Z", 1)))
    }
  }

  @Test("one path can be drawn")
  func onePath() throws {
    let losses = try run(market([0.5]), paths: 1).losses(of: [LossRequest(PlacedBasket(only: 0), .atStep(1))]).losses
    #expect(losses.count == 1 && losses[0].count == 1)
    #expect(try run(market([0.5]), paths: 1).losses(of: []).losses == [])
  }

  @Test("a gain that no measure can hold names the path and what to do")
  func gain() throws {
    let model = try market([10], drift: [50], dynamics: .studentT(degreesOfFreedom: 2.1))
    let run = try run(model, stepDays: 3_650, paths: 4_096, seed: 3)
    let error = #expect(throws: CalibrationError.self) {
      try run.losses(of: [LossRequest(PlacedBasket(only: 0), .atStep(1))])
    }
    guard case .gainTooLarge(let path, let gain, let limit) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect((0..<4_096).contains(path) && gain > limit && limit == 1e100)
    #expect(
      try #require(error).description.contains("path \(path) gains")
        && error?.description.contains("shorter horizon") == true)
  }
}
