import Margin
import Portfolio
import TestSupport
import Testing

@Suite("Properties of lending on random books")
struct LendingPropertyTests {
  private func areClose(_ left: Double, _ right: Double, scale: Double = 1) -> Bool {
    abs(left - right) <= 1e-12 * max(abs(left), abs(right), scale)
  }

  @Test("the linear form is the surplus in any market, and is absent only where a rule of size or stress is held")
  func linearForm() throws {
    var linear = 0
    for seed in UInt64(0)..<100 {
      let market = RandomLoans(seed: seed, sized: seed % 2 == 0, isolated: seed % 4 < 2)
      let engine = try market.engine()
      let state = RandomLoans.state(of: engine, seed: seed)
      for (number, (account, lines)) in market.accounts.enumerated() {
        let statement = engine.statement(of: number, in: state)
        guard let form = engine.linearForm(of: number) else {
          #expect(account.liquidationThreshold == nil)
          let held = lines.filter { $0.role == .collateral }.compactMap { market.rules[$0.asset] }
          #expect(
            held.contains {
              $0.tiers != nil || $0.largestShare != nil || $0.largestValue != nil || $0.dynamicHaircut != nil
            })
          continue
        }
        linear += 1
        #expect(
          areClose(
            form.value(in: state, of: engine.book), statement.surplus,
            scale: statement.maintenanceCollateral + statement.obligation))
      }
    }
    #expect(linear > 1_200 && linear < 2_000)
  }

  @Test("more collateral never lowers health", arguments: UInt64(0)..<20)
  func moreCollateral(seed: UInt64) throws {
    var market = RandomLoans(seed: seed, sized: true)
    let before = try market.engine()
    var random = SplitMix(seed: seed + 1_000)
    for number in market.accounts.indices {
      let asset = RandomLoans.names.randomElement(using: &random)!
      market.accounts[number].lines.append(.held(asset, Double.random(in: 0...300, using: &random)))
    }
    let after = try market.engine()
    for number in market.accounts.indices {
      let old = before.statement(of: number, in: before.book.today)
      let new = after.statement(of: number, in: after.book.today)
      guard let health = old.healthFactor else {
        #expect(new.healthFactor == nil)
        continue
      }
      #expect(try #require(new.healthFactor) >= health * (1 - 1e-12))
      #expect(new.freeCollateral >= old.freeCollateral - 1e-9)
    }
  }

  @Test("the order of accounts and of lines changes nothing", arguments: UInt64(0)..<20)
  func order(seed: UInt64) throws {
    var market = RandomLoans(seed: seed, sized: true, isolated: true)
    let before = try market.engine()
    var random = SplitMix(seed: seed)
    market.accounts.shuffle(using: &random)
    for number in market.accounts.indices { market.accounts[number].lines.shuffle(using: &random) }
    let after = try market.engine()
    for (number, (account, _)) in market.accounts.enumerated() {
      let old = before.statement(of: Int(account.id)!, in: before.book.today)
      let new = after.statement(of: number, in: after.book.today)
      #expect(areClose(old.surplus, new.surplus, scale: old.collateral))
      #expect(areClose(old.freeCollateral, new.freeCollateral, scale: old.collateral))
      #expect(areClose(old.debt, new.debt))
    }
  }

  @Test("an account is worth its lines", arguments: UInt64(0)..<20)
  func additive(seed: UInt64) throws {
    let market = RandomLoans(seed: seed)
    let whole = try market.engine()
    var apart = market
    apart.accounts = market.accounts.flatMap { account, lines in
      lines.enumerated().map { (Account(id: "\(account.id).\($0)"), [$1]) }
    }
    let parts = try apart.engine()
    let state = whole.book.today
    var next = 0
    for (number, (_, lines)) in market.accounts.enumerated() {
      let statement = whole.statement(of: number, in: state)
      let sum = lines.indices.reduce(0) { $0 + parts.statement(of: next + $1, in: parts.book.today).equity }
      next += lines.count
      #expect(areClose(statement.equity, sum, scale: statement.collateral + statement.debt))
    }
  }

  @Test("all amounts times 7 are all dollars times 7, and the same health", arguments: UInt64(0)..<20)
  func scaling(seed: UInt64) throws {
    var market = RandomLoans(seed: seed)
    let one = try market.engine()
    for number in market.accounts.indices {
      market.accounts[number].lines = market.accounts[number].lines.map {
        Line(asset: $0.asset, role: $0.role, quantity: 7 * $0.quantity)
      }
    }
    let seven = try market.engine()
    for number in market.accounts.indices {
      let small = one.statement(of: number, in: one.book.today)
      let large = seven.statement(of: number, in: seven.book.today)
      #expect(areClose(7 * small.surplus, large.surplus, scale: large.collateral))
      #expect((small.healthFactor == nil) == (large.healthFactor == nil))
      if let health = small.healthFactor { #expect(areClose(health, try #require(large.healthFactor))) }
      let owes = market.accounts[number].lines.contains { $0.role == .debt }
      #expect((small.healthFactor != nil) == owes)
    }
  }

  @Test("a liquidation price is where the surplus changes sign", arguments: UInt64(0)..<20)
  func liquidationPrices(seed: UInt64) throws {
    let engine = try RandomLoans(seed: seed, sized: seed % 2 == 0).engine()
    for account in 0..<20 {
      for asset in engine.book.assets.indices {
        let found = engine.liquidationPrices(of: account, asset: asset, in: engine.book.today)
        for price in found.crossings {
          func surplus(_ factor: Double) -> Double {
            var state = engine.book.today
            state.prices[asset] = price * factor
            return engine.statement(of: account, in: state).surplus
          }
          #expect((surplus(1 - 1e-9) < 0) != (surplus(1 + 1e-9) < 0))
        }
      }
    }
  }
}
