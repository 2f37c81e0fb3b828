internal import CBoost

/// The direction numbers of Sobol' sequences: data of Joe and Kuo.
///
/// S. Joe and F. Y. Kuo (2008), "Constructing Sobol sequences with better two-dimensional projections", SIAM Journal on
/// Scientific Computing 30, 2635-2654: the table new-joe-kuo-6.21201, cut off where its polynomials outgrow 16 bits, as
/// Boost.Random carries it. Their notice stands in the file NOTICE.
public enum SobolDirections {
  /// The number of bits of a direction number, and of the index of a point.
  public static let bits = 32

  /// The number of dimensions for which there are direction numbers.
  public static var dimensionLimit: Int { ballast_sobol_dimension_limit() }

  /// The direction numbers of the first dimensions.
  ///
  /// - Parameter dimensions: From 1 to ``dimensionLimit``.
  /// - Returns: For each dimension the fractions of 2^32 that the ``bits`` bits of an index add without carry, least
  ///   significant bit first.
  public static func table(dimensions: Int) -> [[UInt32]] {
    precondition(dimensions >= 1 && dimensions <= dimensionLimit, "There are no direction numbers")
    var numbers = [UInt32](repeating: 0, count: bits * dimensions)
    unsafe numbers.withUnsafeMutableBufferPointer { numbers in
      guard let base = numbers.baseAddress else { return }
      unsafe ballast_sobol_directions(dimensions, base)
    }
    return (0..<dimensions).map { dimension in (0..<bits).map { numbers[$0 * dimensions + dimension] } }
  }
}
