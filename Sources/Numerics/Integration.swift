internal import CBoost

/// Integration of a function of one variable.
public enum Integration {
  /// The integral of a smooth function over an interval, by Gauss-Kronrod quadrature of 31 points.
  ///
  /// An interval is halved, 15 times at most, until the error of each piece is small enough.
  /// - Parameters:
  ///   - range: Where the function is integrated.
  ///   - relativeError: The error that is aimed at, relative to the integral.
  ///   - function: The function, finite inside the interval.
  /// - Returns: The integral.
  public static func gaussKronrod(
    over range: ClosedRange<Double>, relativeError: Double = 1e-12, _ function: (Double) -> Double
  ) -> Double {
    withoutActuallyEscaping(function) { function in
      var box = Integrand(evaluate: function)
      return unsafe withUnsafeMutablePointer(to: &box) { context in
        unsafe ballast_integral(
          { x, context in
            guard let context = unsafe context else { return .nan }
            return unsafe context.assumingMemoryBound(to: Integrand.self).pointee.evaluate(x)
          },
          context, range.lowerBound, range.upperBound, relativeError)
      }
    }
  }
}

/// Carries a Swift closure through a C callback's context pointer.
private struct Integrand {
  let evaluate: (Double) -> Double
}
