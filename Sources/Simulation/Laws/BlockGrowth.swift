internal import Numerics

/// How much the price of days that are drawn in blocks is expected to grow, step by step, as logarithms.
///
/// With r the growth of each day over their mean and q the probability that a block ends, the expected price splits by the
/// day that was drawn last: u' (d) = r (d) (q Σu / n + (1 - q) u (d - 1)). The ratio of the sums of two steps is the growth to
/// take out for the price to be a martingale over every number of steps, not over one alone.
struct BlockGrowth: Sendable {
  /// The growth of each of the first steps; the last is that of all steps after it.
  private let growths: [Double]

  /// The growth of days.
  ///
  /// - Parameters:
  ///   - days: The standardised returns of the days.
  ///   - deviation: The standard deviation of a step.
  ///   - restart: The probability that a block ends.
  ///   - steps: The number of steps that are asked for.
  /// - Complexity: O(days * steps), and less where the growth settles.
  init(of days: [Double], deviation: Double, restart: Double, steps: Int) {
    let first = LogGrowth(of: days, isTabulated: false).value(at: deviation)
    let size = Double(days.count)
    let relative = days.map { ($0 * deviation - first).exponential }
    var growths = [first]
    // Shares of the expected price by the last day, adding to 1 after each step.
    var shares = relative.map { $0 / size }
    while growths.count < steps, restart < 1 {
      var sum = 0.0
      var previous = shares[shares.count - 1]
      for day in shares.indices {
        let own = shares[day]
        shares[day] = relative[day] * (restart / size + (1 - restart) * previous)
        sum += shares[day]
        previous = own
      }
      for day in shares.indices { shares[day] /= sum }
      let growth = first + sum.logarithm
      let hasSettled = abs(growth - (growths.last ?? first)) < 1e-16 && growths.count > days.count
      growths.append(growth)
      if hasSettled { break }
    }
    self.growths = growths
  }

  /// The growth of a step, from 0.
  subscript(step: Int) -> Double { growths[min(step, growths.count - 1)] }
}
