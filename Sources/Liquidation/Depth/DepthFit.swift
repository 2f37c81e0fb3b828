/// A power law through quoted slippage.
///
/// The slippage of the law ``DepthSource/Kind/power(_:_:at:exponent:)`` is fitted to the logarithms of the quoted ones by
/// least squares in which a quote that lies far off counts less: Huber's weights at 1.345 times the scale, which is 1.4826
/// times the median of the absolute residuals. Standard errors are Huber's for independent quotes; those of one sweep are
/// not quite.
public struct DepthFit: Equatable, Sendable {
  /// The geometric mean of the sizes used, in the unit of the quotes.
  public let size: DepthSize
  /// The average slippage of a sale of that size, a fraction.
  public let slippage: Double
  /// The standard error of the logarithm of ``slippage``.
  public let logSlippageError: Double
  /// The exponent.
  public let exponent: Double
  /// The standard error of ``exponent``.
  public let exponentError: Double
  /// The share of the weighted variance of the logarithms that the law explains.
  public let rSquared: Double
  /// How many quotes were used.
  public let usedQuotes: Int
  /// How many were left out for too small a size.
  public let omittedQuotes: Int

  /// The law, as one place of a rule.
  public var kind: DepthSource.Kind { .power(.slippage, slippage, at: size, exponent: exponent) }

  /// Fits a power law.
  ///
  /// - Parameters:
  ///   - quotes: Quotes of one unit, in any order; at least three that are used, of two sizes or more.
  ///   - leastSlippage: Sizes that lose less are left out: there the noise of prices from one quote to the next, and what
  ///     rounding and gas cost, outweigh depth. The bound between the sizes is where the fewest quotes of more lie below it
  ///     and of less above it, so that noise does not choose which quotes are used. Those of no slippage at all never are.
  /// - Throws: ``LiquidationRuleError`` where quotes are too few or bad, or follow no power law of a known exponent.
  /// - Complexity: O(n log n) for each of some ten rounds.
  public init(_ quotes: [DepthQuote], leastSlippage: Double = 0.002) throws(LiquidationRuleError) {
    let check = RuleCheck(place: "quotes")
    try check.bounds(leastSlippage, "leastSlippage", DepthSource.leastLoss, 0.5)
    for quote in quotes {
      if let first = quotes.first, first.size.key != quote.size.key {
        throw .conflictingKeys(place: "quotes", first: first.size.key, second: quote.size.key)
      }
      try check.bounds(quote.size.figure, quote.size.key, .leastNormalMagnitude)
      try check.bounds(quote.slippage, "slippage", 0, 0.999)
    }
    let points = Self.largeEnough(quotes, leastSlippage: leastSlippage)
    guard points.count >= 3, let first = points.first, points.contains(where: { $0.size != first.size }) else {
      throw .tooFew(place: "quotes", key: "list of different sizes", count: points.count, needed: 3)
    }
    let regression = try DepthRegression(points)
    if case .dollars = quotes[0].size {
      size = .dollars(regression.size)
    } else {
      size = .units(regression.size)
    }
    slippage = regression.slippage
    logSlippageError = regression.logSlippageError
    exponent = regression.exponent
    exponentError = regression.exponentError
    rSquared = regression.rSquared
    usedQuotes = points.count
    omittedQuotes = quotes.count - points.count
  }

  /// The quotes of sizes that lose enough, by rising sizes.
  private static func largeEnough(_ quotes: [DepthQuote], leastSlippage: Double) -> [DepthRegression.Point] {
    let points = quotes.map { DepthRegression.Point(size: $0.size.figure, slippage: $0.slippage) }
      .sorted { ($0.size, $0.slippage) < ($1.size, $1.slippage) }
    // Quotes on the wrong side of a bound below the first, and of the bounds above each.
    var wrong = points.count { $0.slippage < leastSlippage }
    var (fewest, start) = (wrong, 0)
    for (index, point) in points.enumerated() {
      wrong += point.slippage < leastSlippage ? -1 : 1
      if wrong < fewest { (fewest, start) = (wrong, index + 1) }
    }
    return points[start...].filter { $0.slippage > 0 }
  }

  /// The slippage in a sweep: quotes of several sizes for one pair, taken together in time.
  ///
  /// A sweep has no quiet price of its own. The best rate among the smaller half of the sizes stands for it: a single small
  /// quote is often worse than one a little larger, by the noise of prices and what gas takes.
  /// - Parameter sweep: What is sold, in units, and what is received for it, in any one unit; all positive.
  /// - Returns: By rising sizes; 0 where a rate is better than the quiet one.
  public static func slippages(of sweep: [(sold: Double, received: Double)]) -> [DepthQuote] {
    let sorted = sweep.sorted { $0.sold < $1.sold }
    precondition(sorted.allSatisfy { $0.sold > 0 && $0.received > 0 }, "An exchange has two positive sides")
    let best = sorted.prefix((sorted.count + 1) / 2).reduce(0) { max($0, $1.received / $1.sold) }
    return sorted.map { DepthQuote(.units($0.sold), slippage: max(0, 1 - $0.received / $0.sold / best)) }
  }
}
