internal import MarketModel

/// How far the standardised returns of one driver speak for another value of a parameter of its volatility.
///
/// The score of the likelihood in the parameter θ, Σ ψ(e) (∂h/∂θ) / 2h, is a martingale of the model's own paths, whatever
/// else it is that the returns depend on. Its sum over its information is one step of Fisher's scoring from the configured
/// value (Cox and Hinkley 1974, "Theoretical Statistics", section 9.3).
struct VarianceScore {
  /// A parameter of a driver's volatility.
  enum Parameter: String, CaseIterable {
    case alpha, gamma, beta
    case currentVolatility = "current volatility"
  }

  /// By path, Σ ψ(e) (∂h/∂θ)/h.
  private(set) var sums: [Double]
  /// Over all paths, Σ ((∂h/∂θ)/h)².
  private(set) var weight = 0.0

  /// The score of some residuals.
  ///
  /// - Parameters:
  ///   - series: The residuals, with their variances.
  ///   - parameter: The parameter.
  ///   - path: How the variance moves.
  ///   - fallShare: The share of the variance of standardised returns that falls make.
  ///   - surprise: ψ, by which the logarithm of the density moves with that of the standard deviation, less its mean.
  init(
    of series: ResidualSeries, in parameter: Parameter, path: VariancePath, fallShare: Double,
    surprise: (_ residual: Double) -> Double
  ) {
    let paths = series.residuals.first?.count ?? 0
    sums = Array(repeating: 0, count: paths)
    var derivatives = series.variances.first ?? []
    if parameter != .currentVolatility { derivatives = Array(repeating: 0, count: paths) }
    for (residuals, variances) in zip(series.residuals, series.variances) {
      for place in 0..<paths {
        let (residual, variance) = (residuals[place], variances[place])
        let slope = derivatives[place] / variance
        sums[place] += surprise(residual) * slope
        weight += slope * slope
        let square = residual * residual * variance
        // The constant ω moves as well, so that the long-run variance stays what it is.
        let direct: Double =
          switch parameter {
          case .alpha: square - path.longRun
          case .gamma: (residual < 0 ? square : 0) - fallShare * path.longRun
          case .beta: variance - path.longRun
          case .currentVolatility: 0
          }
        derivatives[place] = direct + path.clustering.beta * derivatives[place]
      }
    }
  }

  /// The entry of the parameter.
  ///
  /// - Parameters:
  ///   - quantity: What the quantity is.
  ///   - configured: Its value in the model.
  ///   - unit: What the derivative's unit is in that of the value.
  ///   - information: The variance of ψ; nil where it is to be taken from the paths.
  ///   - hasDistance: Whether ψ has a variance.
  /// - Returns: The entry; nil where the paths say nothing of the parameter.
  func entry(
    _ quantity: String, configured: Double, unit: Double, information: Double?, hasDistance: Bool
  ) -> AuditEntry? {
    guard weight > 0 else { return nil }
    let total = sums.reduce(0, +)
    guard let information else {
      return PathMean(of: sums).entry(
        quantity, configured: configured, unit: unit * Double(sums.count) / weight, hasDistance: hasDistance)
    }
    return AuditEntry(
      quantity, configured: configured, distance: 2 * unit * total / (information * weight),
      standardError: 2 * unit / (information * weight).squareRoot())
  }
}
