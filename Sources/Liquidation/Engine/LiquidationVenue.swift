public import Margin
internal import Portfolio

/// A venue with its book, made ready for liquidations on many paths: immutable, and shared by all of them.
public final class LiquidationVenue: Sendable {
  /// The name that a report uses.
  public let name: String
  /// The venue's margin rules and its book.
  public let margin: MarginEngine
  /// What it does with accounts that are called.
  public let rules: LiquidationRules
  /// For each account of the book the number, from 0, of the account that it is a part of.
  public let owners: [Int]
  /// The number of owners.
  public let ownerCount: Int

  /// What the accounts hold and owe.
  package let holdings: HoldingTable
  /// The place of each account by the order of names, so that no figure hangs on the order of a file.
  let ranks: [Int32]
  /// What a liquidator earns, by category of an account (the first is none) and asset; nil where nothing is earned.
  let incentives: [[LiquidationIncentive?]]
  /// The row of ``incentives`` of each account.
  let categories: [Int32]

  /// A venue and its book.
  ///
  /// - Parameters:
  ///   - name: The name that a report uses.
  ///   - margin: The venue's margin rules and its book.
  ///   - rules: What it does with accounts that are called.
  ///   - owners: For each account of the book the number of the account that it is a part of; nil where every account is
  ///     its own.
  /// - Throws: ``LiquidationError/noIncentive(venue:asset:)`` where a collateral of the book could be seized and nothing says
  ///   what the liquidator gets for it, ``LiquidationError/contractWithoutBook(venue:account:)`` where an account holds a
  ///   contract that no mechanism of the venue closes.
  /// - Precondition: owners are as many as accounts, and at least 0.
  /// - Complexity: O(positions), and O(accounts log accounts) for the order of names.
  public init(
    name: String, margin: MarginEngine, rules: LiquidationRules, owners: [Int]? = nil
  ) throws(LiquidationError) {
    let book = margin.book.book
    precondition(owners.map { $0.count == book.accounts.count } ?? true, "One owner per account")
    self.name = name
    self.margin = margin
    self.rules = rules
    self.owners = owners ?? Array(book.accounts.indices)
    ownerCount = (self.owners.max() ?? -1) + 1
    holdings = HoldingTable(margin)
    let order = book.accounts.indices.sorted { book.accounts[$0].id < book.accounts[$1].id }
    var ranks = [Int32](repeating: 0, count: order.count)
    for (rank, account) in order.enumerated() { ranks[account] = Int32(rank) }
    self.ranks = ranks
    let names = margin.venue.collateral.categories.keys.sorted()
    incentives = ([nil] + names.map(Optional.some)).map { category in
      margin.book.assets.map { margin.venue.incentive(of: $0, category: category) }
    }
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, Int32($0 + 1)) })
    categories = book.accounts.map { $0.category.flatMap { places[$0] } ?? 0 }
    if case .orderBook = rules.mechanism { return }
    if let account = holdings.holdsContracts.firstIndex(of: true) {
      throw .contractWithoutBook(venue: name, account: accountName(account))
    }
    try checkIncentives()
  }

  /// Refuses a book in which some collateral counts, and has no incentive.
  private func checkIncentives() throws(LiquidationError) {
    for account in categories.indices {
      let row = Int(categories[account])
      for place in holdings.range(of: account) where holdings.roles[place] == .collateral {
        let asset = Int(holdings.assets[place])
        guard holdings.weights[place] > 0, incentives[row][asset] == nil, margin.book.assets[asset] != Instrument.dollar
        else { continue }
        throw .noIncentive(venue: name, asset: margin.book.assets[asset])
      }
    }
  }

  /// What a liquidator earns on an asset of an account; without a rule nothing on top of the debt.
  func incentive(of asset: Int, account: Int) -> LiquidationIncentive {
    (incentives.count == 1 ? incentives[0][asset] : incentives[Int(categories[account])][asset]) ?? .bonus(0)
  }

  /// The name of an account.
  func accountName(_ account: Int) -> String { margin.book.book.accounts[account].id }
}
