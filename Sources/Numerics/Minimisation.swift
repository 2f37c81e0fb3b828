internal import CBoost

/// Minimisation of a function of one variable.
public enum Minimisation {
  /// A local minimum of a continuous function on an interval, by Brent's method.
  ///
  /// The argument is found to half the bits of a double at best, about 1e-8 of its size, as for any method that sees
  /// function values only.
  /// - Parameters:
  ///   - range: The interval that is searched, ends included.
  ///   - function: The function; a NaN makes the result meaningless.
  /// - Returns: The argument and the value there.
  public static func brent(
    in range: ClosedRange<Double>, _ function: (Double) -> Double
  ) -> (argument: Double, value: Double) {
    var value = 0.0
    let argument = withoutActuallyEscaping(function) { function in
      var box = FunctionBox(evaluate: function)
      return unsafe withUnsafeMutablePointer(to: &box) { context in
        unsafe ballast_brent_minimum(
          { x, context in
            guard let context = unsafe context else { return .nan }
            return unsafe context.assumingMemoryBound(to: FunctionBox.self).pointee.evaluate(x)
          },
          context, range.lowerBound, range.upperBound, 26, &value)
      }
    }
    return (argument, value)
  }
}

/// Carries a Swift closure through a C callback's context pointer.
private struct FunctionBox {
  let evaluate: (Double) -> Double
}
