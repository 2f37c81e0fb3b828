internal import CBoost
internal import Foundation

extension Double {
  /// The natural logarithm; minus infinity at 0, NaN below.
  package var logarithm: Double { log(self) }

  /// The natural logarithm of 1 more, without the cancellation near 0; minus infinity at -1, NaN below.
  package var logarithmOfOnePlus: Double { log1p(self) }

  /// The exponential.
  package var exponential: Double { exp(self) }

  /// The exponential less 1, without the cancellation near 0.
  package var exponentialMinusOne: Double { expm1(self) }

  /// The sine of an angle in radians.
  package var sine: Double { sin(self) }

  /// The angle in radians, from -π/2 to π/2, with this sine; NaN beyond ±1.
  package var arcSine: Double { asin(self) }

  /// The real cube root.
  package var cubeRoot: Double { cbrt(self) }

  /// The logarithm of the absolute value of the gamma function.
  package var logGamma: Double { ballast_log_gamma(self) }

  /// The derivative of the logarithm of the gamma function.
  package var digamma: Double { ballast_digamma(self) }
}
