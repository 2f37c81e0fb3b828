public import Portfolio

/// A venue's rules applied to a priced book: what each account needs and has, at any moment of any path.
public struct MarginEngine: Sendable {
  /// The venue.
  public let venue: MarginVenue
  /// The book.
  public let book: PricedBook
  /// What collateral and debts count.
  public let collateral: CollateralValuation
  private var models: [any MarginModel]
  /// Which of the models calls each account.
  let modelOfAccount: [Int]

  /// A venue's rules and the book that they are applied to.
  ///
  /// - Parameters:
  ///   - venue: The venue.
  ///   - book: The book.
  ///   - moves: What margin models that simulate take their losses from; nil where the venue has none.
  /// - Throws: ``MarginError``.
  public init(_ venue: MarginVenue, book: PricedBook, moves: MarketMoves? = nil) throws(MarginError) {
    self.venue = venue
    self.book = book
    do throws(CollateralRuleError) {
      collateral = try CollateralValuation(venue.collateral, book: book)
    } catch {
      throw .collateral(error)
    }
    var models: [any MarginModel] = []
    for model in venue.models {
      do throws(MarginRuleError) {
        models.append(try model.rule.model(for: book, moves: moves))
      } catch {
        throw .model(name: model.name, error)
      }
    }
    self.models = models
    let places = Dictionary(uniqueKeysWithValues: venue.models.enumerated().map { ($1.name, $0) })
    var modelOfAccount: [Int] = []
    modelOfAccount.reserveCapacity(book.book.accounts.count)
    for (place, account) in book.book.accounts.enumerated() {
      if let name = account.marginModel {
        guard let model = places[name] else {
          throw .unknownModel(account: account.id, name: name, known: venue.models.map(\.name))
        }
        modelOfAccount.append(model)
      } else {
        let holdsContracts = book.book.positions(of: place).contains { $0.role == .contract }
        guard !venue.models.isEmpty || !holdsContracts else { throw .noModel(account: account.id) }
        modelOfAccount.append(0)
      }
    }
    self.modelOfAccount = modelOfAccount
  }

  /// What the venue makes of an account.
  ///
  /// - Parameters:
  ///   - account: The place of the account in the book.
  ///   - state: The market.
  ///   - model: The place of the margin model among the venue's; nil for the account's own.
  /// - Returns: The statement, in dollars.
  public func statement(of account: Int, in state: MarketState, model: Int? = nil) -> MarginStatement {
    statement(
      of: book.book.accounts[account], holding: book.book.positions(of: account), in: state,
      model: model ?? modelOfAccount[account])
  }

  /// What the venue makes of an account that holds other positions than the book says.
  ///
  /// - Parameters:
  ///   - account: The account.
  ///   - positions: Positions in instruments of the book.
  ///   - state: The market.
  ///   - model: The place of the margin model among the venue's.
  /// - Returns: The statement, in dollars.
  func statement(
    of account: Account, holding positions: ArraySlice<Position>, in state: MarketState, model: Int
  ) -> MarginStatement {
    var statement = MarginStatement()
    collateral.add(account, holding: positions, in: state, to: &statement)
    let contracts = positions.filter { $0.role == .contract }
    guard !contracts.isEmpty else { return statement }
    var (live, settled) = (0.0, 0.0)
    for position in contracts {
      let value = book.value(of: position, in: state)
      if book.hasSettled(position.instrument, in: state) { settled += value } else { live += value }
    }
    // What a settled contract gained is realised, and counts whether or not profits do that are not.
    let (gain, loss) = (live + settled, min(0, live) + settled)
    statement.gain = gain
    statement.initialGain = venue.unrealisedProfit == .both ? gain : loss
    statement.maintenanceGain = venue.unrealisedProfit == .neither ? loss : gain
    let requirement = models[model].requirement(of: contracts, in: state)
    statement.initialMargin = requirement.initial
    statement.maintenanceMargin = requirement.maintenance
    return statement
  }

  /// What the venue makes of an account that holds other positions than the book says, and some dollars beside them.
  ///
  /// - Parameters:
  ///   - account: The place of the account in the book, whose margin model and terms hold.
  ///   - positions: Positions in instruments of the book.
  ///   - cash: Dollars that count in full; below 0 a debt.
  ///   - state: The market.
  /// - Returns: The statement, in dollars.
  package func statement(
    of account: Int, holding positions: ArraySlice<Position>, cash: Double, in state: MarketState
  ) -> MarginStatement {
    var statement = statement(
      of: book.book.accounts[account], holding: positions, in: state, model: modelOfAccount[account])
    statement.gain += cash
    statement.initialGain += cash
    statement.maintenanceGain += cash
    return statement
  }

  /// What one of the venue's margin models asks of an account's contracts, whichever model calls it.
  ///
  /// - Parameters:
  ///   - account: The place of the account in the book.
  ///   - state: The market.
  ///   - model: The place of the model among the venue's.
  /// - Returns: The requirement; 0 where the account holds no contract.
  public func requirement(of account: Int, in state: MarketState, model: Int) -> MarginRequirement {
    let contracts = contracts(of: account)
    return contracts.isEmpty ? MarginRequirement() : models[model].requirement(of: contracts, in: state)
  }

  /// The surplus of an account as multiples of columns, or nil where the venue's rules are not linear in prices for it.
  ///
  /// - Parameters:
  ///   - account: The place of the account in the book.
  ///   - horizonYears: The years since the book was taken up to which the form has to hold: fewer accounts have one, and
  ///     with more columns, where contracts settle within it.
  /// - Returns: The form, or nil.
  public func linearForm(of account: Int, until horizonYears: Double = .infinity) -> LinearForm? {
    var form = LinearForm(horizonYears: horizonYears)
    guard collateral.add(account, to: &form) else { return nil }
    let contracts = contracts(of: account)
    guard !contracts.isEmpty else { return form }
    // A gain that does not count is a kink at 0.
    guard venue.unrealisedProfit != .neither else { return nil }
    for position in contracts { book.addGain(of: position, to: &form) }
    guard models[modelOfAccount[account]].addMaintenance(of: contracts, sign: -1, to: &form) else { return nil }
    return form
  }

  /// The engine with what some accounts share in a market found once: for a statement of each of them there.
  ///
  /// - Parameters:
  ///   - state: The market.
  ///   - accounts: The places of the accounts in the book.
  /// - Returns: An engine of the same statements, to the bit, in every market.
  /// - Complexity: O(positions of the accounts), and a requirement's work for every distinct contract that they hold.
  package func prepared(for state: MarketState, accounts: [Int]) -> MarginEngine {
    var isHeld = models.map { _ in [Bool](repeating: false, count: book.book.instruments.count) }
    var positions = models.map { _ in 0 }
    for account in accounts {
      let model = modelOfAccount[account]
      for place in book.book.range(of: account) where book.book.positions[place].role == .contract {
        isHeld[model][book.book.positions[place].instrument] = true
        positions[model] += 1
      }
    }
    var prepared = self
    for (model, isHeld) in isHeld.enumerated() {
      let instruments = isHeld.indices.filter { isHeld[$0] }
      guard instruments.count < positions[model] else { continue }
      prepared.models[model] = models[model].prepared(for: state, instruments: instruments)
    }
    return prepared
  }

  private func contracts(of account: Int) -> [Position] {
    book.book.positions(of: account).filter { $0.role == .contract }
  }
}
