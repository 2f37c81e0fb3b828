internal import MarketModel
internal import Numerics

/// The probability of a break in a step, as a reader of the prices works it out.
struct BreakExpectation {
  private let perStep: Double
  private let stress: (column: Int, deviation: Double, sensitivity: Double)?

  init(perYear: Double, stress: Stress?, _ context: ClaimContext) {
    perStep = perYear * context.laws.stepYears
    self.stress = stress.flatMap { stress in
      let driver = context.place(of: stress.asset)
      let deviation = context.laws.stepVariances[driver].squareRoot()
      return deviation > 0 ? (driver * PathTile.width, deviation, stress.sensitivity) : nil
    }
  }

  func probability(place: Int, before: [Double], after: [Double]) -> Double {
    guard let stress else { return -(-perStep).exponentialMinusOne }
    let fall = (before[stress.column + place] - after[stress.column + place]) / stress.deviation
    let multiple = (stress.sensitivity * min(Stress.largestFall, max(0, fall))).exponential
    return -(-perStep * multiple).exponentialMinusOne
  }
}
