internal import CBoost
internal import Foundation

extension Double {
  /// The natural logarithm; minus infinity at 0, NaN below.
  package var logarithm: Double { log(self) }

  /// The exponential.
  package var exponential: Double { exp(self) }

  /// The exponential less 1, without the cancellation near 0.
  package var exponentialMinusOne: Double { expm1(self) }

  /// The real cube root.
  package var cubeRoot: Double { cbrt(self) }

  /// The logarithm of the absolute value of the gamma function.
  package var logGamma: Double { ballast_log_gamma(self) }

  /// The derivative of the logarithm of the gamma function.
  package var digamma: Double { ballast_digamma(self) }
}
