internal import Numerics

/// The density of the standardised residuals of one step given their correlation, normal or t of variance 1.
struct DCCDensity {
  private let assets: Double
  private let constant: Double
  /// ν; infinite for the normal law.
  private let degreesOfFreedom: Double
  /// The derivative of the constant in ν.
  private let constantSlope: Double

  /// The density at 1/ν, 0 for the normal law.
  init(inverseDegreesOfFreedom inverse: Double, assets: Int) {
    let d = Double(assets)
    self.assets = d
    if inverse == 0 {
      degreesOfFreedom = .infinity
      constant = -0.5 * d * (2 * Double.pi).logarithm
      constantSlope = 0
    } else {
      let ν = 1 / inverse
      degreesOfFreedom = ν
      constant = (0.5 * (ν + d)).logGamma - (0.5 * ν).logGamma - 0.5 * d * (.pi * (ν - 2)).logarithm
      constantSlope = 0.5 * ((0.5 * (ν + d)).digamma - (0.5 * ν).digamma - d / (ν - 2))
    }
  }

  private var isNormal: Bool { degreesOfFreedom == .infinity }

  /// The logarithm at residuals of a squared Mahalanobis distance in the metric of the correlation.
  func logDensity(logDeterminant: Double, distance: Double) -> Double {
    let fall =
      isNormal
      ? 0.5 * distance
      : 0.5 * (degreesOfFreedom + assets) * (distance / (degreesOfFreedom - 2)).logarithmOfOnePlus
    return constant - 0.5 * logDeterminant - fall
  }

  /// Minus twice the derivative of the logarithm in the distance: 1 for the normal law.
  func weight(distance: Double) -> Double {
    isNormal ? 1 : (degreesOfFreedom + assets) / (degreesOfFreedom - 2 + distance)
  }

  /// The derivative of the logarithm in 1/ν; 0 for the normal law.
  func inverseDegreesOfFreedomSlope(distance: Double) -> Double {
    if isNormal { return 0 }
    let ν = degreesOfFreedom
    let slope =
      constantSlope - 0.5 * (distance / (ν - 2)).logarithmOfOnePlus
      + 0.5 * (ν + assets) * distance / ((ν - 2) * (ν - 2 + distance))
    return -ν * ν * slope
  }
}
