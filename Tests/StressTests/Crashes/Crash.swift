/// The replays of crashes: what each book, venue and market was taken to be.
enum Crash {
  /// Who bids in auctions.
  enum Bidders: Sendable {
    /// Keepers bid in every auction.
    case everywhere
    /// Keepers would, but blocks have room for 1,200 of their transactions an hour.
    case crowdedOut
    /// Nobody does, and the first bid of nothing wins.
    case nowhere
    /// In 36 of 100 auctions the first bid of nothing wins, as was counted.
    case inMost
  }
}
