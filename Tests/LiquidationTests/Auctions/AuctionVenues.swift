import Liquidation

/// Auction rules that venues published.
enum AuctionVenues {
  /// Maker's vaults ETH-B, poll of 26 April 2021.
  static func ethB() throws -> AuctionRule {
    try AuctionRule(
      decline: .stairstepExponential(cut: 0.99, stepSeconds: 90), startFactor: 1.3, tailSeconds: 8_400, cusp: 0.4,
      hole: 8_000_000)
  }

  /// Gauntlet's proposal for Maker.
  static func gauntlet() throws -> AuctionRule {
    try AuctionRule(
      decline: .stairstepExponential(cut: 0.997, stepSeconds: 30), startFactor: 1.1, tailSeconds: 5_200, cusp: 0.6)
  }

  /// Derive: 95 % to 70 % in 900 s, then to nothing in 43,200 s more.
  static func derive() throws -> AuctionRule {
    try AuctionRule(
      decline: .piecewise([
        AuctionDecline.Point(seconds: 0, factor: 0.95), AuctionDecline.Point(seconds: 900, factor: 0.70),
        AuctionDecline.Point(seconds: 44_100, factor: 0),
      ]))
  }

  /// Blend, whose blocks take 5 s: 0.5 % of the lot more in each of 200 blocks, then 0.5 % of the debt less.
  static func blend(collateralShare: Double = 1) throws -> AuctionRule {
    try AuctionRule(
      decline: .reverse(collateralShare: collateralShare, riseSeconds: 1_000, fallSeconds: 1_000))
  }

  static func linear(durationSeconds: Double) throws -> AuctionRule {
    try AuctionRule(decline: .linear(durationSeconds: durationSeconds))
  }
}

extension AuctionLot {
  /// Whether a sale is refused and changes nothing.
  func refuses(upTo wanted: Double, at price: Double) -> Bool {
    var lot = self
    return lot.take(upTo: wanted, at: price) == nil && lot == self
  }

  /// Whether a sale is refused and changes nothing.
  func refuses(forUpTo dollars: Double, at price: Double) -> Bool {
    var lot = self
    return lot.take(forUpTo: dollars, at: price) == nil && lot == self
  }
}
