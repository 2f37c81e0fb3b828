internal import Numerics

extension ResidualLaw {
  /// The symmetric laws of variance 1 whose parameters can be accounted for.
  enum Shape: Equatable, Sendable {
    case normal
    case studentT(degreesOfFreedom: Double)

    func quantile(_ probability: Double) -> Double {
      switch self {
      case .normal: StandardNormal.quantile(probability)
      case .studentT(let ν): ((ν - 2) / ν).squareRoot() * StudentT(degreesOfFreedom: ν).quantile(probability)
      }
    }

    /// The derivatives of the distribution function and of the logarithm of the density in the fitted parameters.
    ///
    /// - Parameters:
    ///   - x: Where.
    ///   - fitted: Which parameters: location, scale, degrees of freedom.
    /// - Returns: A number per parameter for each of the two.
    func sensitivities(at x: Double, fitted: FittedShape) -> (slopes: [Double], scores: [Double]) {
      switch self {
      case .normal:
        let density = StandardNormal.density(x)
        return ([-density, -x * density], [x, x * x - 1])
      case .studentT(let ν):
        let scale = ((ν - 2) / ν).squareRoot()
        let density = StudentT(degreesOfFreedom: ν).density(x / scale) / scale
        let weight = (ν + 1) / (ν - 2 + x * x)
        let (slopes, scores) = ([-density, -x * density], [weight * x, weight * x * x - 1])
        guard fitted == .locationScaleAndDegreesOfFreedom else { return (slopes, scores) }
        let step = 1e-3 * (ν - 2)
        let (above, below) = (Self.values(at: x, ν + step), Self.values(at: x, ν - step))
        return (
          slopes + [(above.cumulative - below.cumulative) / (2 * step)],
          scores + [(above.logDensity - below.logDensity) / (2 * step)]
        )
      }
    }

    /// The distribution function of the t of variance 1, from the nearer end, and the logarithm of its density.
    private static func values(at x: Double, _ ν: Double) -> (cumulative: Double, logDensity: Double) {
      let scale = ((ν - 2) / ν).squareRoot()
      let law = StudentT(degreesOfFreedom: ν)
      let near = law.cumulative(-abs(x) / scale)
      return (x < 0 ? near : -near, (law.density(x / scale) / scale).logarithm)
    }
  }
}
