internal import Numerics

/// The density of the next step, and what is learnt from it.
protocol StepDensity {
  /// Scores a step's returns, after which they are known.
  mutating func advance(_ returns: [Double]) throws(LinearAlgebraError) -> StepScore
}

/// The logarithms of the densities of one step's returns.
struct StepScore {
  /// Of all together; nil for a law without a joint density.
  let joint: Double?
  /// Of each by itself.
  let marginals: [Double]
}
