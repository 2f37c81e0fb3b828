internal import Numerics

/// A deviation that returns to 0, driven by the returns of a driver: an Ornstein-Uhlenbeck process at the ends of steps.
///
/// x' = φ x + g ε, with φ = 2^(-step/half-life) and ε the driver's log return of the step less its mean. g makes the variance
/// of a step that of the process in continuous time, σ² (1 - φ²) / (2θ) with θ = log 2 / half-life, so that after any time
/// the deviation has the same variance whatever the step: σ² (1 - φ^(2n)) / (2θ) for independent returns.
struct MeanReversion: Sendable {
  /// What is left of a deviation after a step.
  let decay: Double
  /// What a driver's return counts.
  let gain: Double
  /// What a driver's return is expected to be.
  let mean: Double

  init(halfLifeDays: Double, driver: Int, _ context: ClaimContext) {
    decay = context.decay(halfLifeDays: halfLifeDays)
    gain = Self.gain(halfLifeDays: halfLifeDays, stepDays: context.stepDays)
    mean = context.laws.meanLogReturn(of: driver)
  }

  /// The root of the mean of φ² over a step.
  static func gain(halfLifeDays: Double, stepDays: Double) -> Double {
    let exponent = 2 * halfLifeRate * stepDays / halfLifeDays
    return (-(-exponent).exponentialMinusOne / exponent).squareRoot()
  }
}
