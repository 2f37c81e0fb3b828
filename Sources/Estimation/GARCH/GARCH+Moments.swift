extension GARCH {
  /// How much of a shock to the variance is left a step later, α + γ/2 + β.
  public var persistence: Double { alpha + gamma / 2 + beta }

  /// Whether the variance returns to a finite level: ``persistence`` is below 1.
  public var isStationary: Bool { persistence < 1 }

  /// The variance of a return far ahead, ω / (1 - persistence); nil where the law is not stationary.
  public var unconditionalVariance: Double? { isStationary ? omega / (1 - persistence) : nil }

  /// The kurtosis of a return far ahead, 3 for a normal law; nil where the fourth moment does not exist.
  ///
  /// With the kurtosis κ of the innovations it is κ (1 - p²) / (1 - m), where p is the persistence and
  /// m = κ (α² + αγ + γ²/2) + 2 β (α + γ/2) + β² the second moment of what multiplies the variance in a step. For
  /// normal innovations and γ = 0 it is Bollerslev's (1986) formula.
  public var unconditionalKurtosis: Double? {
    guard let κ = innovations.kurtosis else { return nil }
    let secondMoment =
      κ * (alpha * alpha + alpha * gamma + gamma * gamma / 2) + 2 * beta * (alpha + gamma / 2) + beta * beta
    guard secondMoment < 1 else { return nil }
    return κ * (1 - persistence * persistence) / (1 - secondMoment)
  }
}

extension GARCH.Innovations {
  /// The fourth moment; nil where it is infinite, for a t of no more than 4 degrees of freedom.
  public var kurtosis: Double? {
    switch self {
    case .normal: 3
    case .studentT(let ν): ν > 4 ? 3 * (ν - 2) / (ν - 4) : nil
    }
  }
}
