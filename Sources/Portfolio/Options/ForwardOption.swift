internal import Foundation
internal import Kernels

/// One European option on a forward, with all that its value and its Greeks share.
struct ForwardOption {
  let sign: Double
  let forward: Double
  let strike: Double
  let years: Double
  let volatility: Double
  /// log(F/K).
  let logMoneyness: Double
  /// F - K.
  let gap: Double
  /// The less of F and K: the bound of the option out of the money.
  let bound: Double
  /// σ sqrt(T), rounded.
  let deviation: Double
  /// Nil where nothing is uncertain, or the forward is 0.
  let normalised: NormalisedBlack?

  /// An option of a moneyness that is known better than forward and strike tell, or as well.
  init(
    _ kind: OptionTerms.Kind, forward: Double, strike: Double, years: Double, volatility: Double, logMoneyness: Double,
    gap: Double
  ) {
    sign = kind == .call ? 1 : -1
    (self.forward, self.strike, self.years, self.volatility) = (forward, strike, years, volatility)
    (self.logMoneyness, self.gap) = (logMoneyness, gap)
    bound = min(forward, strike)
    let rootYears = years.squareRoot()
    deviation = volatility * rootYears
    guard deviation > 0, forward > 0 else {
      normalised = nil
      return
    }
    let rootRest = years.addingProduct(-rootYears, rootYears) / (2 * rootYears)
    let rest = (-deviation).addingProduct(volatility, rootYears) + volatility * rootRest
    normalised = NormalisedBlack(logMoneyness: logMoneyness, deviation: deviation, rest: rest)
  }

  /// An option on a forward.
  init(_ kind: OptionTerms.Kind, forward: Double, strike: Double, years: Double, volatility: Double) {
    self.init(
      kind, forward: forward, strike: strike, years: years, volatility: volatility,
      logMoneyness: Self.logarithm(of: forward, over: strike), gap: forward - strike)
  }

  /// The logarithm of a quotient, without the error of the quotient's rounding.
  static func logarithm(of numerator: Double, over denominator: Double) -> Double {
    let quotient = numerator / denominator
    guard quotient.isNormal else { return log(numerator) - log(denominator) }
    return log(quotient) + numerator.addingProduct(-quotient, denominator) / numerator
  }

  /// What it would pay if it expired now.
  var intrinsic: Double { max(0, sign * gap) }

  /// The undiscounted value.
  var value: Double {
    guard let normalised else { return intrinsic }
    return intrinsic + bound * max(0, normalised.value)
  }

  /// d₁ = x/s + s/2 and d₂ = x/s - s/2, of an option that is uncertain.
  private func arguments(_ normalised: NormalisedBlack) -> (first: Double, second: Double) {
    let distance = logMoneyness < 0 ? -normalised.distance : normalised.distance
    return (distance + normalised.half, distance - normalised.half)
  }

  /// ±F Φ(±d₁), what is received of a call: the forward times the delta.
  var forwardLeg: Double {
    guard let normalised else { return sign * forward * certainProbability }
    return sign * leg(of: forward, at: sign * arguments(normalised).first, normalised)
  }

  /// ±K Φ(±d₂), what is paid for a call.
  var strikeLeg: Double {
    guard let normalised else { return sign * strike * certainProbability }
    return sign * leg(of: strike, at: sign * arguments(normalised).second, normalised)
  }

  private func leg(of whole: Double, at argument: Double, _ normalised: NormalisedBlack) -> Double {
    let density = bound * normalised.density
    guard density > 0 else { return argument > 0 ? whole : 0 }
    return argument > 1
      ? whole - density * NormalTail.millsRatio(argument) : density * NormalTail.millsRatio(-argument)
  }

  /// Whether an option without uncertainty pays; a half at the money.
  private var certainProbability: Double { gap == 0 ? 0.5 : sign * gap > 0 ? 1 : 0 }

  /// The Greeks on the forward, undiscounted.
  var greeks: OptionGreeks {
    guard let normalised else {
      return OptionGreeks(
        value: intrinsic, delta: sign * certainProbability, gamma: 0, vega: 0, theta: 0, rho: 0, vanna: 0, volga: 0)
    }
    let (first, second) = arguments(normalised)
    // F φ(d₁), which is K φ(d₂).
    let density = bound * normalised.density
    let rootYears = years.squareRoot()
    let vega = density * rootYears
    return OptionGreeks(
      value: value, delta: forwardLeg / forward, gamma: density / forward / (forward * deviation), vega: vega,
      theta: -0.5 * density * volatility / rootYears, rho: 0, vanna: -density * second / (forward * volatility),
      volga: vega * first * second / volatility)
  }
}
