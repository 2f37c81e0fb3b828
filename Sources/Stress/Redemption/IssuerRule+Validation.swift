internal import Liquidation

extension IssuerRule {
  /// Every figure within its bounds, every list in its order.
  func validate() throws(LiquidationRuleError) {
    try IssuerCheck(place: "issuer").bounds(supply, "supply", 1, Self.largestAmount)
    guard !reserves.isEmpty else { throw .tooFew(place: "issuer", key: "reserves", count: 0, needed: 1) }
    for (number, tier) in reserves.enumerated() {
      try IssuerCheck(place: "reserves[\(number)]").tier(tier)
    }
    try IssuerCheck(place: "redemption").terms(redemption)
    try IssuerCheck(place: "holders").speed(holders)
  }
}

/// Checks of the figures at one place of an issuer's card.
private struct IssuerCheck {
  let place: String

  func bounds(
    _ value: Double?, _ key: String, _ low: Double, _ high: Double
  ) throws(LiquidationRuleError) {
    guard let value else { return }
    guard value >= low, value <= high else {
      throw .outOfBounds(place: place, key: key, value: value, low: low, high: high)
    }
  }

  func tier(_ tier: ReserveTier) throws(LiquidationRuleError) {
    switch tier.amount {
    case .units(let units): try bounds(units, "units", 0, IssuerRule.largestAmount)
    case .dollars(let dollars): try bounds(dollars, "dollars", 0, IssuerRule.largestAmount)
    }
    try bounds(tier.price, "price", 1e-12, IssuerRule.largestAmount)
    if tier.asset == ReserveTier.dollar, let price = tier.price { try bounds(price, "price", 1, 1) }
    try bounds(tier.settlementSeconds, "settlementSeconds", 0, IssuerRule.longestSeconds)
    try bounds(tier.dailyLimit, "dailyLimit", 0, IssuerRule.largestAmount)
    try bounds(tier.haircut, "haircut", 0, 1)
    if let frozen = tier.frozen {
      try bounds(frozen.share, "frozen.share", 0, 1)
      try bounds(frozen.untilSeconds, "frozen.untilSeconds", 0, IssuerRule.longestSeconds)
      try bounds(frozen.returned, "frozen.returned", 0, 1)
      try bounds(frozen.feared, "frozen.feared", 0, 1)
    }
    try windows(tier.closed)
  }

  func terms(_ terms: RedemptionTerms) throws(LiquidationRuleError) {
    try bounds(terms.fee, "fee", 0, 0.99)
    try bounds(terms.dailyLimit, "dailyLimit", 0, IssuerRule.largestAmount)
    try bounds(terms.buffer, "buffer", 0, IssuerRule.largestAmount)
    try windows(terms.closed)
  }

  func speed(_ speed: HolderSpeed) throws(LiquidationRuleError) {
    try bounds(speed.base, "base", 0, HolderSpeed.largestSpeed)
    try bounds(speed.slope, "slope", 0, HolderSpeed.largestSpeed)
    try bounds(speed.threshold, "threshold", 0, 1)
    try bounds(speed.most, "most", 0, HolderSpeed.largestSpeed)
    try bounds(speed.queueSensitivity, "queueSensitivity", 0, 1)
  }

  /// Windows that do not overlap, in the order in which they come.
  private func windows(_ windows: [TimeWindow]) throws(LiquidationRuleError) {
    for (earlier, later) in zip(windows, windows.dropFirst()) where later.fromSeconds < earlier.untilSeconds {
      throw .doesNotRise(
        place: place, key: "closed.fromSeconds", earlier: earlier.untilSeconds, later: later.fromSeconds)
    }
  }
}
