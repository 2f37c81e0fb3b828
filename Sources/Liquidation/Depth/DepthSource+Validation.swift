extension DepthSource {
  /// Refuses figures of which no venue can be made.
  ///
  /// - Parameter place: Where they stand, for messages.
  /// - Throws: ``LiquidationRuleError`` for the first of them.
  func check(place: String) throws(LiquidationRuleError) {
    let check = RuleCheck(place: place)
    try check.bounds(fee, "fee", 0, 0.5)
    switch kind {
    case .power(let measure, let loss, let size, let exponent):
      try check.bounds(loss, measure.rawValue, Self.leastLoss, 0.99)
      try check.size(size)
      try check.bounds(exponent, "exponent", Self.exponents.lowerBound, Self.exponents.upperBound)
    case .curve(let quotes):
      try check.quotes(quotes)
    case .constantProduct(let holding):
      try check.size(holding)
    case .stableSwap(let reserve, let otherReserve, let amplification, let rate):
      try check.bounds(reserve, "reserves", RuleCheck.leastSize, RuleCheck.largestSize)
      try check.bounds(otherReserve, "reserves", RuleCheck.leastSize, RuleCheck.largestSize)
      try check.bounds(amplification, "amplification", 1, 1e6)
      try check.bounds(rate, "rate", 1e-6, 1e6)
    case .concentrated(let ranges):
      try check.ranges(ranges)
    }
  }

  /// Smaller losses are lost in rounding.
  static let leastLoss = 1e-9
  /// The exponents of a power law that are any use: below, the size hardly matters; above, small sales move nothing.
  static let exponents = 0.1...2.0
}

extension RuleCheck {
  fileprivate static let leastSize = 1e-12
  fileprivate static let largestSize = 1e30

  fileprivate func size(_ size: DepthSize) throws(LiquidationRuleError) {
    try bounds(size.figure, size.key, Self.leastSize, Self.largestSize)
  }

  fileprivate func quotes(_ quotes: [DepthQuote]) throws(LiquidationRuleError) {
    guard let first = quotes.first, let last = quotes.last else {
      throw .tooFew(place: place, key: "quotes", count: 0, needed: 1)
    }
    for quote in quotes {
      guard quote.size.key == first.size.key else {
        throw .conflictingKeys(place: place, first: first.size.key, second: quote.size.key)
      }
      try size(quote.size)
      try bounds(quote.slippage, "slippage", 0, 0.999)
    }
    try bounds(last.slippage, "slippage", DepthSource.leastLoss, 0.999)
    try rises(quotes.map(\.size.figure), first.size.key)
    // Who gets more for less would sell less.
    try rises(quotes.map { $0.size.figure * (1 - $0.slippage) }, "yield of \(first.size.key) less slippage")
  }

  fileprivate func ranges(_ ranges: [LiquidityRange]) throws(LiquidationRuleError) {
    for range in ranges {
      try bounds(range.from, "from", 1e-9, 1e9)
      try bounds(range.to, "to", 1e-9, 1e9)
      try bounds(range.liquidity, "liquidity", Self.leastSize, Self.largestSize)
      try rises([range.from, range.to], "price")
    }
    for (below, above) in zip(ranges, ranges.dropFirst()) where above.from < below.to {
      throw .doesNotRise(place: place, key: "price", earlier: below.to, later: above.from)
    }
    guard ranges.contains(where: { $0.from <= 1 && $0.to >= 1 }) else {
      throw .missing(place: place, keys: ["a range that covers 1"])
    }
  }
}
