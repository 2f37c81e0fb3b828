/// How a venue auctions the collateral of accounts that fail: what it asks, how long, and how much at a time.
public struct AuctionRule: Equatable, Sendable {
  /// How the asked price falls.
  public let decline: AuctionDecline
  /// The top over the venue's price at the start: Maker's `buf`; 1 in a reverse auction, which has no use for it.
  public let startFactor: Double
  /// The age above which an auction must be started anew before anybody may buy: Maker's `tail`; nil for any age.
  public let tailSeconds: Double?
  /// The asked price over the top below which it must be: Maker's `cusp`; 0 for never.
  public let cusp: Double
  /// The share of what an auction is to raise that the venue pays to whoever starts it: Maker's `chip`.
  public let chip: Double
  /// The dollars that it pays on top: Maker's `tip`.
  public let tip: Double
  /// The dollars that all running auctions together may be to raise: Maker's `hole`; nil for any number.
  public let hole: Double?
  /// The dollars of debt, without penalty, that neither an account nor an auction may be left with: Maker's `dust`.
  public let dust: Double

  /// A rule.
  ///
  /// - Parameters:
  ///   - decline: How the asked price falls.
  ///   - startFactor: The top over the venue's price, 0.01 to 100.
  ///   - tailSeconds: The age above which it must be started anew.
  ///   - cusp: The asked price over the top below which it must be, 0 to 1.
  ///   - chip: The share of what is to be raised that whoever starts it gets.
  ///   - tip: The dollars on top.
  ///   - hole: The dollars that all auctions together may be to raise.
  ///   - dust: The dollars of debt that nothing may be left with.
  ///   - place: Where the rule stands, for messages.
  /// - Throws: ``LiquidationRuleError`` for the first figure outside its bounds.
  public init(
    decline: AuctionDecline, startFactor: Double = 1, tailSeconds: Double? = nil, cusp: Double = 0, chip: Double = 0,
    tip: Double = 0, hole: Double? = nil, dust: Double = 0, place: String = "auction"
  ) throws(LiquidationRuleError) {
    let check = RuleCheck(place: place)
    try Self.check(decline, check)
    try check.bounds(startFactor, "startFactor", 0.01, 100)
    try check.bounds(tailSeconds, "tailSeconds", 0)
    try check.bounds(cusp, "cusp", 0, 1)
    try check.bounds(chip, "chip", 0, 1)
    try check.bounds(tip, "tip", 0)
    try check.bounds(hole, "hole", 0)
    try check.bounds(dust, "dust", 0)
    self.decline = decline
    self.startFactor = startFactor
    self.tailSeconds = tailSeconds
    self.cusp = cusp
    self.chip = chip
    self.tip = tip
    self.hole = hole
    self.dust = dust
  }

  private static func check(_ decline: AuctionDecline, _ check: RuleCheck) throws(LiquidationRuleError) {
    switch decline {
    case .stairstepExponential(let cut, let stepSeconds):
      try check.bounds(cut, "cut", 0, 1)
      try check.bounds(stepSeconds, "stepSeconds", 1)
    case .linear(let durationSeconds):
      try check.bounds(durationSeconds, "durationSeconds", 1)
    case .piecewise(let points):
      guard points.count >= 2 else {
        throw .tooFew(place: check.place, key: "points", count: points.count, needed: 2)
      }
      var highest = 100.0
      for point in points {
        try check.bounds(point.seconds, "points: seconds", 0)
        try check.bounds(point.factor, "points: factor", 0, highest)
        highest = point.factor
      }
      try check.rises(points.map(\.seconds), "points: seconds")
    case .reverse(let collateralShare, let riseSeconds, let fallSeconds):
      try check.bounds(collateralShare, "collateralShare", 0.001, 1)
      try check.bounds(riseSeconds, "riseSeconds", 1)
      try check.bounds(fallSeconds, "fallSeconds", 1)
    }
  }
}
