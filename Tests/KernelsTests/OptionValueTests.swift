import Foundation
import Kernels
import Testing

@Suite("Option kernel against 60 digits and a slow twin")
struct OptionValueTests {
  private static func value(
    _ option: OptionTerms, spot: Double, volatility: Double, reference: Double = 1, level: InstructionSet = .best
  ) -> Double {
    let scenarios = OptionScenarios(
      spots: [spot], volatilities: [volatility], reference: reference, instructionSet: level)
    var values = [0.0]
    level.addValues(of: option, quantity: 1, in: scenarios, run: 0..<1, to: &values)
    return values[0]
  }

  /// The textbook formula, in single steps through the C library.
  private static func twin(_ option: OptionTerms, spot: Double, volatility: Double) -> Double {
    func probability(_ x: Double) -> Double { 0.5 * erfc(-x * 0.5.squareRoot()) }
    let forward = spot * option.growth
    let deviation = volatility * option.expiry.squareRoot()
    let up = log(forward / option.strike) / deviation + 0.5 * deviation
    let down = up - deviation
    switch option.kind {
    case .call: return option.discount * (forward * probability(up) - option.strike * probability(down))
    case .put: return option.discount * (option.strike * probability(-down) - forward * probability(-up))
    }
  }

  /// Scenarios and options of every moneyness.
  private static func market(_ size: Int) -> (spots: [Double], volatilities: [Double]) {
    ([Double].irregular(size).map { exp(0.4 * $0) }, [Double].irregular(size, seed: 2).map { 0.7 + 0.5 * $0 })
  }

  private static let options: [OptionTerms] = [
    OptionTerms(kind: .call, strike: 1.1, expiry: 0.1), OptionTerms(kind: .put, strike: 0.7, expiry: 0.02),
    OptionTerms(kind: .put, strike: 1.6, expiry: 2, growth: 1.03, discount: 0.97),
    OptionTerms(kind: .call, strike: 0.4, expiry: 20, growth: 0.9, discount: 1.01),
  ]

  @Test("every value within its stated bound of the exact one", arguments: levels)
  func reference(level: InstructionSet) throws {
    for row in try Reference.load().options {
      let option = OptionTerms(
        kind: row.call ? .call : .put, strike: row.strike, expiry: row.expiry, growth: row.growth,
        discount: row.discount)
      let value = Self.value(
        option, spot: row.spot, volatility: row.volatility, reference: row.reference, level: level)
      let bound = 4e-16 * (6 + row.standardised * row.standardised) * (1 + 1 / row.deviation)
      #expect(abs(value / row.value - 1) < bound, "\(row)")
    }
  }

  @Test("a run is added to, scenario by scenario and option by option", arguments: levels, sizes)
  func twin(level: InstructionSet, size: Int) {
    let (spots, volatilities) = Self.market(size + 8)
    let scenarios = OptionScenarios(spots: spots, volatilities: volatilities, reference: 1, instructionSet: level)
    let start = [Double].irregular(size + 8, seed: 3)
    var (book, alone, expected) = (start, start, start)
    for (option, quantity) in zip(Self.options, [2, -1.5, 0.25, -3]) {
      level.addValues(of: option, quantity: quantity, in: scenarios, run: 5..<5 + size, to: &book)
      for place in 5..<5 + size {
        InstructionSet.baseline.addValues(
          of: option, quantity: quantity, in: scenarios, run: place..<place + 1, to: &alone)
        expected[place] += quantity * Self.twin(option, spot: spots[place], volatility: volatilities[place])
      }
    }
    #expect(book.bits == alone.bits)
    #expect(zip(book, expected).allSatisfy { abs($0 - $1) < 2e-14 })
  }

  @Test("scenarios are prepared to the same bits at every level", arguments: levels)
  func preparation(level: InstructionSet) {
    let (spots, volatilities) = Self.market(100)
    let values = [level, .baseline].map { preparing in
      let scenarios = OptionScenarios(
        spots: spots, volatilities: volatilities, reference: 1.1, instructionSet: preparing)
      var values = [Double](repeating: 0, count: 100)
      InstructionSet.baseline.addValues(of: Self.options[0], quantity: 1, in: scenarios, run: 0..<100, to: &values)
      return values.bits
    }
    #expect(values[0] == values[1])
  }

  @Test("without time or volatility an option is worth its discounted intrinsic value", arguments: levels)
  func intrinsic(level: InstructionSet) {
    for spot in [0, 1e-9, 0.5, 0.999999, 1, 1.000001, 3, 1e9] {
      for (expiry, volatility) in [(0.0, 0.5), (1.0, 0.0), (0.0, 0.0), (1e-300, 1e-300)] {
        let call = OptionTerms(kind: .call, strike: 1, expiry: expiry, discount: 0.5)
        let put = OptionTerms(kind: .put, strike: 1, expiry: expiry, discount: 0.5)
        #expect(Self.value(call, spot: spot, volatility: volatility, level: level) == 0.5 * max(spot - 1, 0))
        #expect(Self.value(put, spot: spot, volatility: volatility, level: level) == 0.5 * max(1 - spot, 0))
      }
    }
  }

  @Test("a worthless underlying leaves the put its strike and the call nothing", arguments: levels)
  func worthless(level: InstructionSet) {
    let terms = OptionTerms.Kind.call
    #expect(Self.value(OptionTerms(kind: terms, strike: 2, expiry: 1), spot: 0, volatility: 0.5, level: level) == 0)
    #expect(Self.value(OptionTerms(kind: .put, strike: 2, expiry: 1), spot: 0, volatility: 0.5, level: level) == 2)
  }

  @Test("under a volatility without bound a call is worth the forward and a put the strike", arguments: levels)
  func boundless(level: InstructionSet) {
    for volatility in [100, 1e4, 1e300] {
      let call = OptionTerms(kind: .call, strike: 2, expiry: 1, growth: 1.5)
      let put = OptionTerms(kind: .put, strike: 2, expiry: 1, growth: 1.5)
      #expect(abs(Self.value(call, spot: 3, volatility: volatility, level: level) - 4.5) < 1e-15 * 4.5)
      #expect(abs(Self.value(put, spot: 3, volatility: volatility, level: level) - 2) < 1e-15 * 2)
    }
  }

  @Test("call less put is forward less strike, at every moneyness and deviation")
  func parity() {
    for spot in stride(from: 0.05, through: 4, by: 0.05) {
      for volatility in [0.01, 0.3, 1, 3, 8, 30] {
        let call = OptionTerms(kind: .call, strike: 1, expiry: 0.7)
        let put = OptionTerms(kind: .put, strike: 1, expiry: 0.7)
        let difference =
          Self.value(call, spot: spot, volatility: volatility) - Self.value(put, spot: spot, volatility: volatility)
        #expect(abs(difference - (spot - 1)) < 1e-15 * (spot + 1))
      }
    }
  }

  @Test("values grow with volatility through the change of formula at a deviation of 2")
  func monotone() {
    let call = OptionTerms(kind: .call, strike: 1, expiry: 1)
    for spot in [0.5, 0.99, 1, 1.01, 2] {
      let values = (0...4_000).map { Self.value(call, spot: spot, volatility: 1.5 + Double($0) / 4_000) }
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test("a run outside the scenarios traps")
  func outside() async {
    await #expect(processExitsWith: .failure) {
      let scenarios = OptionScenarios(spots: [1], volatilities: [1], reference: 1)
      var values = [0.0, 0]
      InstructionSet.baseline.addValues(
        of: OptionTerms(kind: .call, strike: 1, expiry: 1), quantity: 1, in: scenarios, run: 0..<2, to: &values)
    }
  }

  @Test("a price that is not a number traps")
  func notANumber() async {
    await #expect(processExitsWith: .failure) {
      _ = OptionScenarios(spots: [.nan], volatilities: [1], reference: 1)
    }
  }

  @Test("a strike of 0 traps")
  func noStrike() async {
    await #expect(processExitsWith: .failure) { _ = OptionTerms(kind: .call, strike: 0, expiry: 1) }
  }
}
