internal import Numerics

extension ParetoGoodnessOfFit {
  /// The probability of a larger statistic, by interpolation in the table.
  ///
  /// Critical values are interpolated in the shape, then the logarithm of the probability in the statistic. Shapes beyond
  /// the table take its end.
  static func pValue(statistic: Double, shape: Double) -> Double {
    let position = max(0, min(Double(criticalValues.count - 1), 10 * (shape - smallestShape)))
    let row = min(Int(position), criticalValues.count - 2)
    let share = position - Double(row)
    let critical = zip(criticalValues[row], criticalValues[row + 1]).map { $0 + share * ($1 - $0) }
    guard statistic > critical[0] else { return probabilities[0] }
    guard let next = critical.firstIndex(where: { $0 > statistic }) else {
      return probabilities[probabilities.count - 1]
    }
    let along = (statistic - critical[next - 1]) / (critical[next] - critical[next - 1])
    let (low, high) = (probabilities[next - 1].logarithm, probabilities[next].logarithm)
    return (low + along * (high - low)).exponential
  }

  private static let probabilities = [0.95, 0.9, 0.75, 0.5, 0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001, 0.0001]

  private static let smallestShape = -0.4

  /// A row for each shape from the smallest in steps of 0.1, a column for each probability.
  ///
  /// From the eigenvalues of the limit's covariance; `Reference/anderson_darling.py` beside the tests computes them. The
  /// limit says little below a shape of -0.4, where the information is about to vanish.
  private static let criticalValues = [
    [0.2055, 0.2426, 0.3267, 0.4680, 0.6880, 0.9853, 1.2209, 1.4653, 1.7993, 2.0582, 2.6739, 3.5764],
    [0.1985, 0.2338, 0.3130, 0.4452, 0.6494, 0.9236, 1.1404, 1.3649, 1.6716, 1.9093, 2.4747, 3.3037],
    [0.1927, 0.2263, 0.3015, 0.4262, 0.6175, 0.8730, 1.0744, 1.2828, 1.5673, 1.7878, 2.3121, 3.0812],
    [0.1877, 0.2200, 0.2919, 0.4103, 0.5910, 0.8310, 1.0197, 1.2148, 1.4809, 1.6872, 2.1777, 2.8972],
    [0.1836, 0.2147, 0.2838, 0.3970, 0.5687, 0.7959, 0.9740, 1.1579, 1.4087, 1.6030, 2.0651, 2.7432],
    [0.1801, 0.2102, 0.2770, 0.3858, 0.5500, 0.7662, 0.9354, 1.1099, 1.3477, 1.5319, 1.9700, 2.6130],
    [0.1772, 0.2065, 0.2712, 0.3763, 0.5341, 0.7411, 0.9026, 1.0691, 1.2957, 1.4713, 1.8890, 2.5019],
    [0.1747, 0.2033, 0.2663, 0.3682, 0.5205, 0.7196, 0.8746, 1.0341, 1.2513, 1.4194, 1.8194, 2.4065],
    [0.1726, 0.2007, 0.2622, 0.3614, 0.5090, 0.7011, 0.8505, 1.0041, 1.2130, 1.3747, 1.7594, 2.3241],
    [0.1709, 0.1984, 0.2587, 0.3555, 0.4991, 0.6853, 0.8298, 0.9781, 1.1799, 1.3360, 1.7074, 2.2526],
    [0.1694, 0.1965, 0.2557, 0.3505, 0.4905, 0.6716, 0.8118, 0.9557, 1.1511, 1.3024, 1.6621, 2.1902],
    [0.1681, 0.1949, 0.2532, 0.3462, 0.4832, 0.6598, 0.7963, 0.9362, 1.1262, 1.2732, 1.6226, 2.1358],
    [0.1671, 0.1935, 0.2511, 0.3426, 0.4769, 0.6496, 0.7829, 0.9193, 1.1045, 1.2477, 1.5882, 2.0882],
    [0.1662, 0.1924, 0.2492, 0.3395, 0.4715, 0.6408, 0.7712, 0.9046, 1.0856, 1.2255, 1.5581, 2.0466],
    [0.1655, 0.1914, 0.2477, 0.3368, 0.4668, 0.6332, 0.7611, 0.8919, 1.0692, 1.2062, 1.5319, 2.0102],
  ]
}
