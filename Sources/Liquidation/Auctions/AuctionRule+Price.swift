extension AuctionRule {
  /// What an auction asks for a unit of collateral.
  ///
  /// - Parameters:
  ///   - t: Seconds since its start, not negative.
  ///   - top: Its top, dollars per unit: what ``top(venuePrice:debt:units:)`` says at its start.
  /// - Returns: Dollars per unit, never more at a later second. In a reverse auction the price at which the share of the
  ///   lot that is given is worth the share of the debt that is asked: infinite at the start.
  /// - Complexity: O(points) for a piecewise decline, O(1) for all others.
  public func price(atSeconds t: Double, top: Double) -> Double { top * decline.factor(atSeconds: t) }

  /// The first second at which an auction asks at most a price and needs no new start.
  ///
  /// - Parameters:
  ///   - price: Dollars per unit of collateral.
  ///   - top: Its top, dollars per unit, above 0.
  ///   - t: The seconds since its start at which the search begins, not negative.
  /// - Returns: Seconds since the start, not below `t`: the exact end of a step where the price falls by steps, and where
  ///   it falls in a line the crossing to rounding, on the side where ``price(atSeconds:top:)`` is at most `price`. Nil
  ///   where the price never falls so low, or only when the auction needs a new start.
  /// - Complexity: O(points) for a piecewise decline, O(1) for all others.
  public func firstSecond(atOrBelow price: Double, top: Double, notBefore t: Double) -> Double? {
    precondition(top > 0, "an auction has a top above 0")
    guard let first = decline.firstSecond(atOrBelow: price, top: top, notBefore: t) else { return nil }
    return needsRedo(atSeconds: first, top: top) ? nil : first
  }

  /// The next second at which the asked price falls by a step.
  ///
  /// - Parameter t: Seconds since the auction's start, not negative.
  /// - Returns: Seconds since the start, above `t`, whether or not a new start is due by then; nil where the price falls
  ///   along lines.
  public func nextStep(after t: Double) -> Double? { decline.nextStep(after: t) }

  /// Whether an auction must be started anew before anybody may buy.
  ///
  /// - Parameters:
  ///   - t: Seconds since its start, not negative.
  ///   - top: Its top, dollars per unit.
  /// - Returns: True where it is older than the tail, or asks less than the cusp's share of the top; both bounds themselves
  ///   are still good (makerdao/dss, `Clipper.status`).
  public func needsRedo(atSeconds t: Double, top: Double) -> Bool {
    if let tailSeconds, t > tailSeconds { return true }
    return decline.factor(atSeconds: t) < cusp
  }

  /// What whoever takes a whole auction gets and pays.
  ///
  /// - Parameter t: Seconds since its start, not negative.
  /// - Returns: The share of the lot that is given, and the share of the top times the lot that is asked for it, before the
  ///   debt bounds it. In a reverse auction the top times the lot is the debt; in all others the whole lot is given.
  public func terms(atSeconds t: Double) -> (collateralShare: Double, debtShare: Double) {
    precondition(t >= 0, "an auction has no terms before its start")
    let shares = decline.shares(atSeconds: t)
    return (collateralShare: shares.collateral, debtShare: shares.debt)
  }

  /// The top of an auction that starts now.
  ///
  /// - Parameters:
  ///   - venuePrice: What the venue takes a unit of the collateral to be worth, dollars.
  ///   - debt: What the auction is to raise, dollars.
  ///   - units: The lot.
  /// - Returns: Dollars per unit: the venue's price times ``startFactor``, or the debt over the lot in a reverse auction.
  public func top(venuePrice: Double, debt: Double, units: Double) -> Double {
    if case .reverse = decline { return debt / units }
    return venuePrice * startFactor
  }
}
