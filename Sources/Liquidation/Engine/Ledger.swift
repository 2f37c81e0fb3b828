/// The dollars of the parties of a path in one look: what each gained at quiet prices, which together is nothing.
///
/// The part of accounts, funds, backstops and of liquidators whose capital is finite is not posted but measured, from what they
/// hold before and after; so a posting that does not match what happened to them shows.
package struct Ledger: Sendable {
  /// A ledger before its first look.
  package init() {}

  /// What liquidators, buyers and sellers, treasuries, lenders and others gained together.
  private(set) var others = 0.0
  /// What changed hands, to judge a residual by.
  private(set) var turnover = 0.0
  /// The sums of which small differences were taken, to judge it by too.
  private(set) var differenced = 0.0
  /// What accounts, auctions, funds, backstops and liquidators with a capital gained.
  private(set) var accounts = 0.0

  /// The dollars of funds and backstops when the look began.
  private(set) var reserves = 0.0
  /// The capital of the liquidators when the look began, free or not; nil where it is no matter.
  private(set) var capital: Double?

  /// Begins with a look.
  package mutating func start(reserves: Double, capital: Double? = nil) {
    others = 0
    turnover = 0
    differenced = 0
    accounts = 0
    self.reserves = reserves
    self.capital = capital
  }

  /// Measures what funds, backstops and liquidators gained since the look began.
  package mutating func close(reserves: Double, capital: Double? = nil) {
    measure(reserves - self.reserves)
    if let capital, let before = self.capital { measure(capital - before, of: capital) }
  }

  /// Notes what a liquidator gained, dollars: it is posted where its capital is not measured.
  package mutating func noteLiquidator(_ dollars: Double) {
    if capital == nil { post(dollars) }
  }

  /// Posts what a party gained that is neither an account nor a fund or a backstop, dollars.
  package mutating func post(_ dollars: Double) {
    others += dollars
    turnover += abs(dollars)
  }

  /// Notes what an account, with what was taken from it into an auction, or a fund gained by what it holds.
  ///
  /// - Parameters:
  ///   - dollars: The difference of what it was worth after and before.
  ///   - size: How large the sums are of which it is a difference.
  package mutating func measure(_ dollars: Double, of size: Double = 0) {
    accounts += dollars
    turnover += abs(dollars)
    differenced += abs(size)
  }

  /// Posts the sale of reserves by issuers: they give what the buyers get.
  mutating func noteDefence(_ defended: (sold: Double, slippage: Double)) {
    guard defended.sold != 0 else { return }
    post(-defended.sold)
    post(defended.slippage)
    post(defended.sold - defended.slippage)
  }

  /// What came from nowhere, dollars.
  package var residual: Double { others + accounts }

  /// Whether the residual is no more than rounding.
  ///
  /// Reserves and accounts are far larger than what changes of them, so that their differences have lost digits.
  package var isBalanced: Bool { abs(residual) <= 1e-9 * turnover + 1e-13 * (abs(reserves) + differenced) + 1e-9 }
}
