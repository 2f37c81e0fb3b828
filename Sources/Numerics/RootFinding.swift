internal import CBoost

/// Roots of a function of one variable.
public enum RootFinding {
  /// A root between two points at which a function has opposite signs.
  ///
  /// A function that jumps across 0 has its root at the jump.
  /// - Parameters:
  ///   - low: A point and its value.
  ///   - high: A point above it and its value.
  ///   - function: The function; a NaN makes the result meaningless.
  /// - Returns: A point within a unit or two in the last place of a change of sign; an end where the value there is 0.
  /// - Precondition: the values have opposite signs, or one of them is 0.
  public static func root(
    between low: (argument: Double, value: Double), and high: (argument: Double, value: Double),
    of function: (Double) -> Double
  ) -> Double {
    if low.value == 0 { return low.argument }
    if high.value == 0 { return high.argument }
    precondition(low.argument < high.argument && (low.value < 0) != (high.value < 0), "A root is between two signs")
    return withoutActuallyEscaping(function) { function in
      var box = FunctionBox(evaluate: function)
      return unsafe withUnsafeMutablePointer(to: &box) { context in
        unsafe ballast_bracketed_root(
          { x, context in
            guard let context = unsafe context else { return .nan }
            return unsafe context.assumingMemoryBound(to: FunctionBox.self).pointee.evaluate(x)
          },
          context, low.argument, high.argument, low.value, high.value)
      }
    }
  }
}

/// Carries a Swift closure through a C callback's context pointer.
private struct FunctionBox {
  let evaluate: (Double) -> Double
}
