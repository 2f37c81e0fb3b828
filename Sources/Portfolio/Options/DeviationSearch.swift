internal import Foundation

/// The search for the deviation s at which an option out of the money has a value.
struct DeviationSearch {
  private let logMoneyness: Double
  /// The value, per unit of its bound, and what it lacks of 1.
  private let value: Double
  private let complement: Double
  private var lower: Double
  private var upper: Double
  /// How many times the function was evaluated.
  private(set) var evaluations = 0

  /// A search for a value above 0, of which the complement to 1 is above 0 too.
  init(logMoneyness: Double, value: Double, complement: Double) {
    self.logMoneyness = logMoneyness
    self.value = value
    self.complement = complement
    let size = logMoneyness.magnitude
    // The value is at most s φ(0), and 0 or 1 to the last bit where |a - t| is beyond 39.
    let reach = (Self.farthest * Self.farthest + 2 * size).squareRoot() + Self.farthest
    lower = max(value * (2 * Double.pi).squareRoot(), 2 * size / reach) * (1 - 0x1p-30)
    upper = reach
  }

  /// The deviation.
  mutating func deviation() -> Double {
    let inflection = (2 * logMoneyness.magnitude).squareRoot()
    var s = min(max(inflection, lower), upper)
    let start = normalised(s).value
    let isLow = value < start
    evaluations = 1
    while true {
      let point = normalised(s)
      evaluations += 1
      let current = point.value
      if current < value { lower = s } else { upper = s }
      let step = isLow ? lowStep(point, current, start) : highStep(point, current)
      // Newton's method converges quadratically: what remains after such a step is below the last digit.
      if step.magnitude <= 1e-9 * s { return s + step }
      let newton = s + step
      // Twenty steps are more than Newton's method was seen to need; halving ends within eighty, at the last digit.
      let isHalved = !(newton > lower && newton < upper) || evaluations > 20
      let next = isHalved ? (lower * upper).squareRoot() : newton
      let change = (next - s).magnitude
      s = next
      if isHalved && change <= 1e-15 * s || evaluations == Self.mostEvaluations { return s }
    }
  }

  private func normalised(_ deviation: Double) -> NormalisedBlack {
    NormalisedBlack(logMoneyness: logMoneyness, deviation: deviation)
  }

  /// Newton's step on (1 + log(start / value))^(-1/2), which rises like s itself where the value vanishes.
  private func lowStep(_ point: NormalisedBlack, _ current: Double, _ start: Double) -> Double {
    let (here, there) = (1 + log(start / current), 1 + log(start / value))
    return 2 * here * ((here / there).squareRoot() - 1) * current / point.density
  }

  /// Newton's step on the value, or on the logarithm of its complement where that is the lesser.
  private func highStep(_ point: NormalisedBlack, _ current: Double) -> Double {
    guard complement < 0.5 else { return (value - current) / point.density }
    let lacking = point.isDirect ? 1 - current : point.complement
    return log(lacking / complement) * lacking / point.density
  }

  private static let farthest = 39.0
  private static let mostEvaluations = 120
}
