/// A running auction: what it is still to raise and what it still has to sell.
public struct AuctionLot: Equatable, Sendable {
  /// The dollars still to be raised, penalty included; 0 when the auction is over.
  public private(set) var debt: Double
  /// The units of collateral still for sale; 0 when the auction is over.
  public private(set) var units: Double
  /// The price that the decline is a factor of, dollars per unit.
  public private(set) var top: Double
  /// The second at which it was started or started anew, on the caller's clock.
  public private(set) var startSeconds: Double
  /// The dollars given up so far, penalty included.
  public private(set) var unpaid: Double = 0
  /// The penalty in what the auction was to raise at first, dollars.
  public let penalty: Double
  /// The dollars that a buyer must leave to be raised who does not end the auction: the dust and its penalty.
  public let leastDebt: Double

  /// An auction that starts.
  ///
  /// - Parameters:
  ///   - rule: The venue's rule.
  ///   - owed: The debt, dollars, without penalty; above 0.
  ///   - factor: What is to be raised per dollar of it: 1 and the penalty.
  ///   - units: The lot, above 0.
  ///   - venuePrice: What the venue takes a unit to be worth, dollars; above 0.
  ///   - seconds: The second at which it starts.
  public init(
    under rule: AuctionRule, owed: Double, factor: Double = 1, units: Double, venuePrice: Double,
    atSeconds seconds: Double
  ) {
    precondition(owed > 0 && units > 0 && venuePrice > 0 && factor >= 1, "an auction sells a lot for a debt")
    debt = owed * factor
    self.units = units
    top = rule.top(venuePrice: venuePrice, debt: debt, units: units)
    startSeconds = seconds
    penalty = debt - owed
    leastDebt = rule.dust * factor
  }

  /// Whether there is nothing left to sell or to raise.
  public var isOver: Bool { units == 0 && debt == 0 }

  /// The part of the debt, without penalty, that the auction failed to raise: bad debt, dollars.
  ///
  /// What is raised covers the debt before the penalty, so a shortfall within the penalty is none.
  public var shortfall: Double { max(0, unpaid - penalty) }

  /// What the auction asks for a unit, dollars.
  public func price(under rule: AuctionRule, atSeconds seconds: Double) -> Double {
    rule.price(atSeconds: seconds - startSeconds, top: top)
  }

  /// Whether it must be started anew before anybody may buy.
  public func needsRedo(under rule: AuctionRule, atSeconds seconds: Double) -> Bool {
    rule.needsRedo(atSeconds: seconds - startSeconds, top: top)
  }

  /// Starts the auction anew for what is left of it.
  ///
  /// - Precondition: It is not over.
  public mutating func redo(under rule: AuctionRule, venuePrice: Double, atSeconds seconds: Double) {
    precondition(!isOver && venuePrice > 0, "an auction that is over is not started anew")
    top = rule.top(venuePrice: venuePrice, debt: debt, units: units)
    startSeconds = seconds
  }

  /// Sells at most a number of units.
  ///
  /// Never for more than is to be raised: what the lot has beyond that goes back to the owner. A buyer who would leave
  /// less than ``leastDebt`` to be raised, and some of the lot, buys so much less that exactly this remains; where no
  /// more than this is to be raised, nobody may buy a part (makerdao/dss, `Clipper.take`).
  ///
  /// - Parameters:
  ///   - wanted: The most units that the buyer wants.
  ///   - price: Dollars per unit.
  /// - Returns: What changed hands; nil, and nothing changes, where that is nothing or where the price is not finite.
  public mutating func take(upTo wanted: Double, at price: Double) -> AuctionTake? {
    let slice = min(units, wanted)
    return sell(slice, for: slice * price, at: price)
  }

  /// Sells what at most a number of dollars buys.
  ///
  /// As ``take(upTo:at:)``, of which this is the same sale with another bound.
  ///
  /// - Parameters:
  ///   - dollars: The most that the buyer wants to pay.
  ///   - price: Dollars per unit.
  /// - Returns: What changed hands, never for more than `dollars`; nil, and nothing changes, where that is nothing or where
  ///   the price is not finite.
  public mutating func take(forUpTo dollars: Double, at price: Double) -> AuctionTake? {
    let whole = units * price
    if dollars >= whole { return sell(units, for: whole, at: price) }
    return sell(min(units, dollars / price), for: dollars, at: price)
  }

  /// Sells a share of a reverse auction at its terms.
  ///
  /// The buyer gets that share of the lot at the share that is given, and pays that share of the debt at the share that is
  /// asked. What is not given goes back to the owner, what is not asked is given up; the rest of the auction goes on.
  ///
  /// - Parameters:
  ///   - share: The share of the auction, above 0 and at most 1.
  ///   - rule: The venue's rule.
  ///   - seconds: The second of the sale.
  /// - Returns: What changed hands; the whole auction ends in exact zeros.
  public mutating func fill(_ share: Double, under rule: AuctionRule, atSeconds seconds: Double) -> AuctionTake {
    precondition(share > 0 && share <= 1, "a share of an auction is above 0 and at most 1")
    let terms = rule.terms(atSeconds: seconds - startSeconds)
    let soldDebt = debt * share
    let soldUnits = units * share
    let paid = soldDebt * terms.debtShare
    let given = soldUnits * terms.collateralShare
    let take = AuctionTake(paid: paid, units: given, returnedUnits: soldUnits - given, unpaid: soldDebt - paid)
    debt -= soldDebt
    units -= soldUnits
    unpaid += take.unpaid
    return take
  }

  private mutating func sell(_ units: Double, for dollars: Double, at price: Double) -> AuctionTake? {
    precondition(price >= 0, "a price is not negative")
    guard units > 0, price < .infinity else { return nil }
    var (slice, paid, debtLeft) = (units, dollars, debt - dollars)
    if debtLeft <= 0 {
      (paid, debtLeft) = (debt, 0)
      slice = dollars == debt ? units : min(units, debt / price)
    } else if slice < self.units, debtLeft < leastDebt {
      guard debt > leastDebt else { return nil }
      (paid, debtLeft) = (debt - leastDebt, leastDebt)
      slice = min(slice, paid / price)
    }
    let unitsLeft = self.units - slice
    let isLast = debtLeft == 0 || unitsLeft == 0
    let take = AuctionTake(
      paid: paid, units: slice, returnedUnits: isLast ? unitsLeft : 0, unpaid: isLast ? debtLeft : 0)
    debt = isLast ? 0 : debtLeft
    self.units = isLast ? 0 : unitsLeft
    unpaid += take.unpaid
    return take
  }
}
