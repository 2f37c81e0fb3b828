import Margin
import MarginCalls
import Portfolio
import Simulation

/// The calls of accounts on paths, one statement at a time.
struct CallTwin {
  struct Call: Equatable {
    let step: Int
    let shortfall: Double
    let debt: Double
    let notional: Double
  }

  /// For each account and path its first call.
  private(set) var calls: [[Call?]]
  /// Whether each account is short before the first step.
  let isCalledToday: [Bool]

  init(_ engine: MarginEngine, _ simulation: Simulation, paths: Int) throws {
    let market = try PathMarket(engine.book, in: simulation, par: engine.venue.collateral.par)
    let accounts = engine.book.book.accounts.indices
    isCalledToday = accounts.map { engine.statement(of: $0, in: market.start).surplus < 0 }
    calls = accounts.map { _ in Array(repeating: nil, count: paths) }
    var tile = simulation.makeTile()
    for path in 0..<paths {
      var watch = market.makeWatch()
      simulation.draw([UInt64(path)], in: &tile) { step, tile in
        watch.see(step: step, &tile)
        let state = watch.state(of: 0, in: tile)
        for account in accounts where calls[account][path] == nil && !isCalledToday[account] {
          let statement = engine.statement(of: account, in: state)
          guard statement.surplus < 0 else { continue }
          let contracts = engine.book.book.positions(of: account).filter { $0.role == .contract }
          calls[account][path] = Call(
            step: step, shortfall: -statement.surplus, debt: statement.debt,
            notional: contracts.reduce(0) { $0 + engine.book.notional(of: $1, in: state) })
        }
      }
    }
  }
}
