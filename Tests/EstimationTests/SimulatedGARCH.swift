import Estimation

extension SyntheticMarket {
  /// Returns of a GARCH law, from its unconditional variance on; t innovations have an even number of degrees.
  mutating func returns(of law: GARCH, count: Int) -> [Double] {
    var variance = law.unconditionalVariance ?? law.omega
    return (0..<count).map { _ in
      let surprise = variance.squareRoot() * innovation(of: law.innovations)
      let weight = law.alpha + (surprise < 0 ? law.gamma : 0)
      variance = law.omega + weight * surprise * surprise + law.beta * variance
      return law.mean + surprise
    }
  }

  private mutating func innovation(of law: GARCH.Innovations) -> Double {
    switch law {
    case .normal: normal()
    case .studentT(let degreesOfFreedom):
      returns(rows: 1, volatilities: [1], correlation: 0, degreesOfFreedom: Int(degreesOfFreedom))[0][0]
    }
  }
}
