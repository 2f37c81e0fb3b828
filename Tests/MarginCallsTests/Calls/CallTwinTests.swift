import Margin
import MarginCalls
import RiskMeasures
import Simulation
import Testing

@Suite("Calls on paths are those of one statement after the other")
struct CallTwinTests {
  struct Case: CustomTestStringConvertible {
    let profit: MarginVenue.UnrealisedProfit
    let seed: UInt64
    let paths: Int
    var testDescription: String { "unrealised profit \(profit), seed \(seed), \(paths) paths" }
  }

  static let cases = [1, 2, 3].flatMap { seed in
    [Case(profit: .both, seed: seed, paths: 300), Case(profit: .neither, seed: seed, paths: 70)]
  }

  @Test("counts and first steps agree exactly, dollars to 1e-9", arguments: cases)
  func agrees(_ item: Case) throws {
    let model = try RandomBooks.model()
    let simulation = try RandomBooks.simulation(model)
    let engine = try RandomBooks.engine(RandomBooks.book(60, seed: item.seed), model, profit: item.profit)
    let twin = try CallTwin(engine, simulation, paths: item.paths)
    let run = try CallRun(simulation, engine: engine, paths: item.paths)
    let distribution = try run.distribution(confidences: [Confidence(0.9)], worstPaths: 5)

    #expect(distribution.today.map(\.account) == twin.isCalledToday.indices.filter { twin.isCalledToday[$0] })
    #expect(distribution.checks.linear + distribution.checks.general == 60 - distribution.today.count)
    #expect((distribution.checks.general > 0) == (item.profit == .neither))
    for (account, calls) in twin.calls.enumerated() {
      let found = distribution.accounts[account]
      let called = calls.compactMap(\.self)
      #expect(found.calls == called.count)
      guard !called.isEmpty else { continue }
      let count = Double(called.count)
      #expect(found.meanStep == Double(called.reduce(0) { $0 + $1.step }) / count)
      try expectClose(found.meanShortfall, called.reduce(0) { $0 + $1.shortfall } / count)
      try expectClose(found.meanDebt, called.reduce(0) { $0 + $1.debt } / count)
      try expectClose(found.meanNotional, called.reduce(0) { $0 + $1.notional } / count)
    }
    for path in 0..<item.paths {
      let called = twin.calls.compactMap { $0[path] }
      #expect(distribution.calls.values[path] == Double(called.count))
      try expectClose(distribution.shortfall.values[path], called.reduce(0) { $0 + $1.shortfall })
      try expectClose(distribution.debt.values[path], called.reduce(0) { $0 + $1.debt })
      try expectClose(distribution.notional.values[path], called.reduce(0) { $0 + $1.notional })
    }
    for day in distribution.days {
      let called = twin.calls.flatMap { $0.compactMap(\.self) }.filter { day.steps.contains($0.step) }
      try expectClose(day.calls.value, Double(called.count) / Double(item.paths))
      try expectClose(day.shortfall.value, called.reduce(0) { $0 + $1.shortfall } / Double(item.paths))
    }
    #expect(distribution.days.map(\.day) == [1, 2, 3, 4, 5] && distribution.days.last?.steps == 9...9)
    let most = try #require(distribution.worstPaths.first)
    #expect(Double(most.calls) == distribution.calls.largest)
  }

  private func expectClose(_ value: Double?, _ expected: Double, sourceLocation: SourceLocation = #_sourceLocation)
    throws
  {
    let value = try #require(value, sourceLocation: sourceLocation)
    #expect(abs(value - expected) <= 1e-9 * abs(expected), sourceLocation: sourceLocation)
  }
}
