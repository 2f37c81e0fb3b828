extension StudentTCopula {
  /// The coefficient of tail dependence: how likely one of two is extreme where the other is, in the limit.
  ///
  /// λ = 2 t_{ν+1}(-√((ν+1)(1-ρ)/(1+ρ))), the same in both tails (Embrechts, McNeil and Straumann 2002, "Correlation and
  /// dependence in risk management", section 4.4).
  /// - Parameters:
  ///   - degreesOfFreedom: ν, positive and finite.
  ///   - correlation: ρ, from -1 to 1.
  /// - Returns: λ, from 0 to 1.
  public static func tailDependence(degreesOfFreedom: Double, correlation: Double) -> Double {
    precondition(correlation >= -1 && correlation <= 1, "A correlation lies between -1 and 1")
    if correlation == -1 { return 0 }
    let argument = ((degreesOfFreedom + 1) * (1 - correlation) / (1 + correlation)).squareRoot()
    return 2 * StudentT(degreesOfFreedom: degreesOfFreedom + 1).cumulative(-argument)
  }

  /// The tail dependence at a level: P(V <= q | U <= q), which goes to ``tailDependence(degreesOfFreedom:correlation:)``.
  ///
  /// The limit is far off at levels that data can show: for four degrees of freedom and ρ = 0.5 it is 0.25, and 0.34 at
  /// q = 5 %. The derivative of the bivariate t in ρ is elementary (Plackett 1954 for the normal; Dunnett and Sobel 1954
  /// for the t), and with ρ = sin θ the probability is
  /// C(q, q) = 1/2π ∫ (1 + 2x² / (ν (1 + sin θ)))^(-ν/2) dθ from -π/2 to arcsin ρ, where x is the quantile at q.
  /// - Parameters:
  ///   - degreesOfFreedom: ν, positive and finite.
  ///   - correlation: ρ, from -1 to 1.
  ///   - level: q, above 0 and up to 1/2; the upper tail has the same at 1 - q.
  /// - Returns: The conditional probability, from 0 to 1.
  /// - Complexity: some hundred evaluations of elementary functions.
  public static func tailDependence(degreesOfFreedom: Double, correlation: Double, level: Double) -> Double {
    precondition(correlation >= -1 && correlation <= 1, "A correlation lies between -1 and 1")
    precondition(level > 0 && level <= 0.5, "A level above 0 and up to 1/2")
    if correlation == -1 { return 0 }
    let ν = degreesOfFreedom
    let quantile = StudentT(degreesOfFreedom: ν).quantile(level)
    let factor = 2 * quantile * quantile / ν
    let integral = Integration.gaussKronrod(over: -0.5 * .pi...correlation.arcSine) { θ in
      (-0.5 * ν * (factor / (1 + θ.sine)).logarithmOfOnePlus).exponential
    }
    return min(1, integral / (2 * .pi * level))
  }
}
