import Liquidation
import Testing

@Suite("The ledger of a look")
struct LedgerTests {
  /// A sale of 1,000 dollars of collateral: 950 to the seller, 50 to those who bought.
  private func sale(short: Double = 0, size: Double = 1_000) -> Ledger {
    var ledger = Ledger()
    ledger.start(reserves: 0)
    ledger.measure(950 - 1_000 - short, of: size)
    ledger.post(50)
    return ledger
  }

  @Test("balances where what one gives another gets")
  func balanced() { #expect(sale().isBalanced && sale().residual == 0) }

  @Test("does not balance where a cent is missing, of however much the account holds", arguments: [1e3, 1e6, 1e9])
  func missing(size: Double) {
    let ledger = sale(short: 0.01, size: size)
    #expect(!ledger.isBalanced)
    #expect(abs(ledger.residual + 0.01) < 1e-12)
  }

  @Test("forgives the rounding of the sums that were differenced, and no more")
  func rounding() {
    #expect(sale(short: 0.05, size: 1e12).isBalanced)
    #expect(!sale(short: 0.2, size: 1e12).isBalanced)
    #expect(!sale(short: 0.05, size: 1e10).isBalanced)
  }

  @Test("measures liquidators by their capital, and so finds a gain that they were not paid", arguments: [0.0, 0.01])
  func capital(short: Double) {
    var ledger = Ledger()
    ledger.start(reserves: 0, capital: 5_000)
    // They pay 900 of a debt of 900, get 950 for the collateral and wait for it.
    ledger.measure(-1_000 + 900, of: 1_900)
    ledger.noteLiquidator(50)
    ledger.post(50)
    ledger.close(reserves: 0, capital: 5_000 - 900 + 950 - short)
    #expect(ledger.isBalanced == (short == 0))
    #expect(abs(ledger.residual + short) < 1e-9)
  }

  @Test("begins anew at every look")
  func anew() {
    var ledger = sale(short: 1)
    ledger.start(reserves: 1e6)
    #expect(ledger.isBalanced)
  }
}
