import Documents
import Kernels
import Portfolio
import Testing

@Suite("Implied volatility")
struct ImpliedVolatilityTests {
  @Test("every reference option out of the money gives its price back, and its volatility where the price tells it")
  func reference() throws {
    var most = 0
    for row in try OptionReference("black").rows {
      let (forward, strike, years) = (row["price"], row["strike"], row["years"])
      guard row.kind == .call ? strike >= forward : strike <= forward else { continue }
      let price = row["value"]
      guard price < min(forward, strike) else { continue }
      let implied = try ImpliedVolatility(row.kind, price: price, forward: forward, strike: strike, years: years)
      let again = BlackFormula.price(
        row.kind, forward: forward, strike: strike, years: years, volatility: implied.volatility)
      #expect(abs(again / price - 1) < 1e-12, "\(row) \(implied)")
      // What the last digit of a price is worth in volatility.
      let sensitivity = price / (row["vega"] * row["volatility"])
      #expect(abs(implied.volatility / row["volatility"] - 1) < 1e-12 * (1 + sensitivity), "\(row) \(implied)")
      most = max(most, implied.evaluations)
    }
    #expect(most <= 16)
  }

  @Test("no contract on a fine lattice takes many evaluations", arguments: OptionTerms.Kind.allCases)
  func evaluations(kind: OptionTerms.Kind) throws {
    var most = 0
    for step in -40...40 {
      let strike = 100 * Double.exp2(Double(step) / 4)
      for exponent in -60...13 {
        let volatility = Double.exp2(Double(exponent) / 4)
        let price = BlackFormula.price(kind, forward: 100, strike: strike, years: 1, volatility: volatility)
        let intrinsic = max(0, kind == .call ? 100 - strike : strike - 100)
        guard price > intrinsic + 1e-290, price < (kind == .call ? 100 : strike) else { continue }
        let implied = try ImpliedVolatility(kind, price: price, forward: 100, strike: strike, years: 1)
        let again = BlackFormula.price(kind, forward: 100, strike: strike, years: 1, volatility: implied.volatility)
        #expect(abs(again / price - 1) < 1e-12)
        most = max(most, implied.evaluations)
      }
    }
    #expect(most <= 12)
  }

  @Test("a discounted price implies what the undiscounted one does")
  func discounted() throws {
    let plain = try ImpliedVolatility(.put, price: 8, forward: 100, strike: 95, years: 0.5)
    #expect(try ImpliedVolatility(.put, price: 4, forward: 100, strike: 95, years: 0.5, discount: 0.5) == plain)
  }

  @Test("a price that no volatility gives says why")
  func errors() {
    func implied(
      _ kind: OptionTerms.Kind = .call, price: Double, forward: Double = 100, strike: Double = 90, years: Double = 1,
      discount: Double = 1
    ) throws(ImpliedVolatilityError) {
      _ = try ImpliedVolatility(
        kind, price: price, forward: forward, strike: strike, years: years, discount: discount)
    }
    #expect(throws: ImpliedVolatilityError.belowIntrinsic(price: 9, intrinsic: 10)) { try implied(price: 9) }
    #expect(throws: ImpliedVolatilityError.belowIntrinsic(price: 4, intrinsic: 5)) {
      try implied(price: 4, discount: 0.5)
    }
    #expect(throws: ImpliedVolatilityError.atIntrinsic(price: 10, intrinsic: 10)) { try implied(price: 10) }
    #expect(throws: ImpliedVolatilityError.atIntrinsic(price: 0, intrinsic: 0)) { try implied(.put, price: 0) }
    #expect(throws: ImpliedVolatilityError.belowIntrinsic(price: -1, intrinsic: 0)) { try implied(.put, price: -1) }
    #expect(throws: ImpliedVolatilityError.atBound(price: 100, bound: 100)) { try implied(price: 100) }
    #expect(throws: ImpliedVolatilityError.atBound(price: 95, bound: 90)) { try implied(.put, price: 95) }
    #expect(throws: ImpliedVolatilityError.noTime(years: 0)) { try implied(price: 20, years: 0) }
    #expect(throws: ImpliedVolatilityError.notFinite(quantity: .price, value: .infinity)) {
      try implied(price: .infinity)
    }
    #expect(throws: ImpliedVolatilityError.notPositive(quantity: .strike, value: 0)) {
      try implied(price: 1, strike: 0)
    }
    #expect(
      ImpliedVolatilityError.belowIntrinsic(price: 9, intrinsic: 10).description
        == "the price 9.0 is below the intrinsic value 10.0: no volatility gives it; compare the forward with the quote's"
    )
  }

  @Test("every option of a real chain gives its price back or says why not", .enabled(if: OptionChain.isHere))
  func chain() throws {
    let (quotes, moment) = try OptionChain.quotes()
    #expect(quotes.count == 684)
    var counts: [String: Int] = [:]
    for quote in quotes {
      do throws(ImpliedVolatilityError) {
        let implied = try quote.impliedVolatility(at: moment)
        let again = BlackFormula.price(
          quote.kind, forward: quote.forward, strike: quote.strike,
          years: Double(quote.expiry.seconds - moment.seconds) / (365 * 86_400), volatility: implied.volatility)
        #expect(abs(again / quote.price - 1) < 1e-10)
        counts["implied", default: 0] += 1
      } catch {
        switch error {
        case .belowIntrinsic: counts["below intrinsic", default: 0] += 1
        case .atIntrinsic(price: 0, intrinsic: 0): counts["marked at nothing", default: 0] += 1
        default: Issue.record("\(quote): \(error)")
        }
      }
    }
    #expect(counts == ["implied": 682, "below intrinsic": 1, "marked at nothing": 1])
  }
}

extension Double {
  fileprivate static func exp2(_ exponent: Double) -> Double {
    let whole = exponent.rounded(.down)
    let quarter = [1, 1.189207115002721, 1.4142135623730951, 1.681792830507429][Int((exponent - whole) * 4)]
    return Double(sign: .plus, exponent: Int(whole), significand: quarter)
  }
}
