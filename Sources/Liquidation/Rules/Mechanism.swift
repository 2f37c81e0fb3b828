/// How a venue sells what a called account holds.
public enum Mechanism: Equatable, Sendable {
  /// A liquidator repays debt and gets collateral at a fixed or a sliding spread.
  case fixedSpread(FixedSpreadRule)
  /// The collateral is sold by auctions whose price falls.
  case auction(AuctionRule)
  /// The venue closes contracts on its own book.
  case orderBook(OrderBookRule)
}
