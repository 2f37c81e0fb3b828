import Kernels
import Portfolio
import Testing

@Suite("Black's formula at its limits")
struct BlackFormulaTests {
  private static let certainties: [(years: Double, volatility: Double)] = [(0, 0.5), (1, 0), (0, 0)]

  @Test("without time or volatility only the intrinsic value and its slope remain", arguments: certainties)
  func certain(years: Double, volatility: Double) {
    for (kind, strike, value, delta) in [
      (OptionTerms.Kind.call, 90.0, 10.0, 1.0), (.call, 110, 0, 0), (.call, 100, 0, 0.5), (.put, 90, 0, 0),
      (.put, 110, 10, -1), (.put, 100, 0, -0.5),
    ] {
      let greeks = BlackFormula.greeks(kind, forward: 100, strike: strike, years: years, volatility: volatility)
      #expect(greeks.value == value)
      #expect(greeks.delta == delta)
      let others = [greeks.gamma, greeks.vega, greeks.theta, greeks.rho, greeks.vanna, greeks.volga]
      #expect(others.allSatisfy { $0 == 0 })
    }
  }

  @Test("a call on a worthless forward is worth nothing and a put its strike")
  func worthless() {
    #expect(BlackFormula.price(.call, forward: 0, strike: 5, years: 1, volatility: 1) == 0)
    #expect(BlackFormula.price(.put, forward: 0, strike: 5, years: 1, volatility: 1) == 5)
  }

  @Test("call less put is forward less strike, and so are their Greeks", arguments: [1e-9, 0.01, 0.3, 2.0, 50, 1e4])
  func parity(volatility: Double) {
    for strike in [1, 50, 99.999, 100, 100.001, 200, 1e4] {
      let call = BlackFormula.greeks(.call, forward: 100, strike: strike, years: 0.7, volatility: volatility)
      let put = BlackFormula.greeks(.put, forward: 100, strike: strike, years: 0.7, volatility: volatility)
      #expect(abs(call.value - put.value - (100 - strike)) <= 4e-16 * (100 + strike))
      #expect(abs(call.delta - put.delta - 1) < 4e-15)
      #expect([call.gamma, call.vega, call.theta] == [put.gamma, put.vega, put.theta])
      #expect([call.vanna, call.volga] == [put.vanna, put.volga])
    }
  }

  @Test("the changes of formula leave no step: values rise with volatility across them")
  func monotone() {
    for strike in [100, 100.01, 101, 120, 150, 300.0] {
      for centre in [0.5, 2.0] {
        let values = (-500...500).map {
          BlackFormula.price(.call, forward: 100, strike: strike, years: 1, volatility: centre + 1e-9 * Double($0))
        }
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
      }
    }
  }

  @Test("rates without a difference only discount")
  func discounting() {
    let spot = BlackScholes.price(.put, spot: 90, strike: 100, years: 2, volatility: 0.4, rate: 0, yield: 0)
    #expect(spot == BlackFormula.price(.put, forward: 90, strike: 100, years: 2, volatility: 0.4))
  }
}
