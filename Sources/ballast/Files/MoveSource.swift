import Foundation
import Margin
import MarginCalls
import MarketModel
import Portfolio
import Scheduling
import Simulation

/// Where joint moves of a book's market come from: paths of its model, as long as a margin period.
struct MoveSource {
  let model: MarketModel
  let book: PricedBook
  let par: Set<String>
  let stepDays: Double
  let seed: UInt64
  let paths: Int
  let scheduler: ThreadedScheduler

  /// The moves over some days.
  ///
  /// - Throws: a failure that says who asked, where the days are no whole number of steps.
  func moves(days: Double, named source: String) throws -> MarketMoves {
    let grid: TimeGrid
    do {
      grid = try TimeGrid(horizonDays: days, stepDays: stepDays)
    } catch {
      throw Failure(.usage, "\(source): the margin period: \(error), or give another --step")
    }
    let simulation = try Simulation(
      model: model, grid: grid, seed: seed, instructionSet: try InstructionSetChoice.current())
    return try MarketMoves(
      of: PathMarket(book, in: simulation, par: par), paths: paths, scheduler: scheduler)
  }
}
