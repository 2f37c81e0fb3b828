import Foundation
import Kernels
import Portfolio
import Testing

@Suite("Option kernel against Black's formula")
struct KernelAccuracyTests {
  /// The deviation, how far out of the money in deviations, and the error that was promised.
  private static let domains: [(deviation: Double, reach: Double, bound: Double)] = [
    (1e-6, 4, 5e-14), (1e-6, 37.5, 1e-12), (1e-4, 4, 5e-14), (1e-4, 37.5, 1e-12), (0.001, 4, 5e-14),
    (0.001, 37.5, 1e-12), (0.02, 4, 5e-14), (0.02, 37.5, 1e-12), (0.1, 4, 5e-14), (0.1, 37.5, 1e-12),
    (0.3, 37.5, 1e-12),
    (1, 19, 1e-12), (1.9, 10, 1e-13), (2.1, 9, 1e-13), (4, 4, 1e-13), (20, 1, 1e-13),
  ]

  @Test("with the strike as the reference its values are as near as stated", arguments: domains)
  func accuracy(deviation: Double, reach: Double, bound: Double) {
    for strike in [1, 1.37, 61_234.567] {
      let forwards = (0...500).map { strike * exp(-deviation * reach * Double($0) / 500) }
      let volatilities = Array(repeating: deviation, count: forwards.count)
      let scenarios = OptionScenarios(spots: forwards, volatilities: volatilities, reference: strike)
      var values = Array(repeating: 0.0, count: forwards.count)
      InstructionSet.best.addValues(
        of: OptionTerms(kind: .call, strike: strike, expiry: 1), quantity: 1, in: scenarios, run: forwards.indices,
        to: &values)
      for (forward, value) in zip(forwards, values) {
        let exact = BlackFormula.price(.call, forward: forward, strike: strike, years: 1, volatility: deviation)
        #expect(exact < 1e-290 * strike || abs(value / exact - 1) < bound, "\(forward) \(strike)")
      }
    }
  }
}
