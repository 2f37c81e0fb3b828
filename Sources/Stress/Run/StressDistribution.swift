public import Liquidation
public import MarginCalls
public import RiskMeasures
public import Simulation

/// What happens to some venues on the paths of a run: how much is liquidated, what it costs and who pays.
public struct StressDistribution: Equatable, Sendable {
  /// The names of the venues.
  public let venues: [String]
  /// The steps of the paths.
  public let grid: TimeGrid
  /// Path after path what happened at each venue, in the order of ``venues``.
  public let outcomes: [PathOutcome]
  /// The confidences of quantiles and means beyond them.
  public let confidences: [Confidence]
  /// The liquidated dollars with sales that move prices over those without, on the same paths; nil where nobody asked.
  public let amplification: Amplification?

  /// How much the sales of liquidations add to liquidations.
  ///
  /// It is the ratio of two means over the same paths: the dollars repaid and closed where sales move the price that everybody
  /// sees, over those where they do not. Liquidators pay slippage in both. 1 is no amplification.
  public struct Amplification: Equatable, Sendable {
    /// The ratio, with the interval of a ratio of means; nil where nothing is liquidated without feedback.
    public let ratio: Estimate?
    /// The mean dollars without feedback.
    public let withoutFeedback: Double
    /// The mean bad debt without feedback, dollars.
    public let badDebtWithoutFeedback: Double
  }

  /// The number of paths.
  public var paths: Int { outcomes.count / venues.count }

  /// What happened on a path at all venues together.
  public func total(of path: Int) -> PathOutcome {
    outcomes[path * venues.count..<(path + 1) * venues.count].reduce(into: PathOutcome()) { $0.add($1) }
  }

  /// The law of a figure over the paths.
  ///
  /// - Parameters:
  ///   - figure: The figure.
  ///   - venue: The number of the venue; nil for all together.
  ///   - measured: Whether quantiles are wanted.
  /// - Returns: The figure's mean, its probability to be above 0, and its measures.
  /// - Throws: ``StressError/measure(_:)`` where a tail holds nothing.
  public func law(
    of figure: StressFigure, venue: Int? = nil, measured: Bool = true
  ) throws(StressError) -> PathTotal {
    do throws(RiskMeasureError) {
      return try PathTotal(values(of: figure, venue: venue), confidences: measured ? confidences : [])
    } catch {
      throw .measure(error)
    }
  }

  /// A figure of every path, in the order of the paths; of all venues together where none is named.
  public func values(of figure: StressFigure, venue: Int? = nil) -> [Double] {
    (0..<paths).map { path in
      guard let venue else { return figure.value(of: total(of: path)) }
      return figure.value(of: outcomes[path * venues.count + venue])
    }
  }

  /// The sums over all paths and venues, but the largest of what one trader gave up: to say what was cut off, crowded out or
  /// left open.
  public var sums: PathOutcome { outcomes.reduce(into: PathOutcome()) { $0.add($1) } }

  /// The paths with the most bad debt, the worst first; of paths with as much, those with more liquidated.
  public func worstPaths(_ count: Int) -> [(path: Int, outcome: PathOutcome)] {
    var eventful: [(path: Int, outcome: PathOutcome)] = []
    for path in 0..<paths {
      let outcome = total(of: path)
      if outcome.repaid > 0 || outcome.badDebt > 0 || outcome.waiting > 0 { eventful.append((path, outcome)) }
    }
    eventful.sort { left, right in
      if left.outcome.badDebt != right.outcome.badDebt { return left.outcome.badDebt > right.outcome.badDebt }
      if left.outcome.repaid != right.outcome.repaid { return left.outcome.repaid > right.outcome.repaid }
      return left.path < right.path
    }
    return Array(eventful.prefix(count))
  }

  /// The difference of a figure's means between two runs on the same paths.
  ///
  /// - Parameters:
  ///   - figure: The figure, of all venues together.
  ///   - other: The run that is taken off.
  /// - Returns: The difference, with the interval of a mean of paired differences.
  /// - Precondition: both have as many paths.
  public func difference(_ figure: StressFigure, minus other: StressDistribution) -> PairedDifference {
    let (first, second) = (values(of: figure), other.values(of: figure))
    func centred(_ values: [Double]) -> (mean: Double, influence: [Double]) {
      let mean = values.reduce(0, +) / Double(values.count)
      return (mean, values.map { $0 - mean })
    }
    let (one, two) = (centred(first), centred(second))
    return PairedDifference(
      one.mean, influence: one.influence, minus: two.mean, influence: two.influence, coverage: .interval)
  }
}
