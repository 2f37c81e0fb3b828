public import RiskMeasures

/// How often, when and for how much one account is called on the paths of a run.
///
/// Parts of an account that are margined apart, isolated positions, count as one account: it is called once on a path, when
/// the first of its parts is, and the dollars are those of all parts that are called, each at its own first call.
public struct AccountCalls: Equatable, Sendable {
  /// The number of paths of the run.
  public let paths: Int
  var sums = AccountSums()

  init(paths: Int) { self.paths = paths }

  /// On how many of the paths the account is called.
  public var calls: Int { sums.calls }

  /// The probability of a call within the horizon, with the interval of Clopper and Pearson.
  ///
  /// - Complexity: some hundred evaluations of a distribution function: 50 µs or so.
  public var probability: Estimate { Estimate(ofSuccesses: calls, in: paths) }

  /// The mean number of the step of the first call, over the paths on which there is one; nil where there is none.
  public var meanStep: Double? { mean(Double(sums.steps)) }

  /// The dollars short of maintenance at the first call, over the paths on which there is one; nil where there is none.
  public var meanShortfall: Double? { mean(sums.shortfall) }

  /// The normal interval of ``meanShortfall``; without ends where there are fewer than two calls.
  public var meanShortfallInterval: Interval {
    guard calls > 1 else { return Interval(low: nil, high: nil) }
    let count = Double(calls)
    let mean = sums.shortfall / count
    let variance = max(0, sums.shortfallSquares / count - mean * mean) / (count - 1)
    return Estimate(normalAbout: mean, standardError: variance.squareRoot()).interval
  }

  /// The dollars owed at the first call, over the paths on which there is one.
  public var meanDebt: Double? { mean(sums.debt) }

  /// The dollars that the contracts control at the first call, over the paths on which there is one.
  public var meanNotional: Double? { mean(sums.notional) }

  private func mean(_ sum: Double) -> Double? { calls > 0 ? sum / Double(calls) : nil }
}
