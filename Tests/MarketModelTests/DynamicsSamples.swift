import MarketModel

/// A market of two drivers under a law, with figures that no decimal of few digits is.
func market(
  _ dynamics: Dynamics, volatility: [Double] = [0.1 + 0.2, 1 / 3], correlation: Double = 0.30000000000000004
) throws(MarketModelError) -> MarketModel {
  try MarketModel(
    assets: ["BTC", "ETH"], volatility: volatility, correlation: [[1, correlation], [correlation, 1]],
    dynamics: dynamics)
}

/// How two volatilities cluster.
func clustering(
  alpha: Double = 0.1, gamma: Double = 0.04, beta: Double = 0.7999999999999999, current: Double? = 0.7
) -> VolatilityClustering {
  VolatilityClustering([
    .init(alpha: alpha, gamma: gamma, beta: beta, currentVolatility: current), .init(alpha: 1 / 30, beta: 0.9),
  ])
}

/// Days with mean 0 and variance 1: pairs of plus and minus 1, and a wilder one.
func days(_ count: Int = 20) -> [Double] {
  // 18 values of ±a and ±b once: 18 a² + 2 b² = 20.
  let b = 2.0
  let a = ((Double(count) - 2 * b * b) / Double(count - 2)).squareRoot()
  return (0..<count).map { $0 == 0 ? -b : $0 == 1 ? b : $0.isMultiple(of: 2) ? a : -a }
}

/// A symmetric margin with mean 0 and variance 1: tails of a tenth and of shape 0.2 beyond ±t, and between them
/// quantiles at even distances.
func margin(threshold: Double = 1.1, probability: Double = 0.1, shape: Double = 0.2) -> ReturnMargin {
  let share = 1 - 2 * probability
  // The middle's mean square is t²/3; what is left of 1 fixes the scale β of t² + 2 t β/(1-ξ) + 2 β²/((1-ξ)(1-2ξ)).
  let rest = (1 - share * threshold * threshold / 3) / (2 * probability) - threshold * threshold
  let (a, b) = (2 / ((1 - shape) * (1 - 2 * shape)), 2 * threshold / (1 - shape))
  let scale = (-b + (b * b + 4 * a * rest).squareRoot()) / (2 * a)
  let tail = ReturnMargin.Tail(probability: probability, scale: scale, shape: shape)
  return ReturnMargin(lower: tail, middle: [-threshold, -threshold / 2, 0, threshold / 2, threshold], upper: tail)
}

/// A chain of some states, of which the first is calm.
func chain(
  names: [String] = ["calm", "panic"], transition: [[Double]] = [[0.9, 0.1], [0.3, 0.7]], current: [Double]? = nil,
  correlations: [Double] = [0.1, 0.9, 0.5]
) -> RegimeSwitching {
  RegimeSwitching(
    stepDays: 1,
    states: names.enumerated().map { state, name in
      RegimeSwitching.State(
        name: name, volatility: [0.3 + Double(state), 0.4 + Double(state)],
        correlation: [[1, correlations[state % 3]], [correlations[state % 3], 1]])
    }, transition: transition, current: current)
}

/// The market of a chain, whose figures at the top are those of its long run.
func market(_ chain: RegimeSwitching) throws(MarketModelError) -> MarketModel {
  let deviations = [chain.longRunCovariance(0, 0).squareRoot(), chain.longRunCovariance(1, 1).squareRoot()]
  return try market(
    .regimeSwitching(chain), volatility: deviations,
    correlation: chain.longRunCovariance(0, 1) / (deviations[0] * deviations[1]))
}
