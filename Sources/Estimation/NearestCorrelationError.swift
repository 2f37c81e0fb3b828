public import Numerics

/// Why the nearest correlation matrix was not found.
public enum NearestCorrelationError: Error, Equatable, Sendable {
  /// The projections did not settle.
  case notConverged(iterations: Int, change: Double, tolerance: Double)
  /// The eigenvalues could not be found.
  case linearAlgebra(LinearAlgebraError)
}

extension NearestCorrelationError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .notConverged(let iterations, let change, let tolerance):
      "the nearest correlation matrix was not found in \(iterations) iterations (last change \(change.text(digits: 3)),"
        + " tolerance \(tolerance)): align on common dates, or choose ledoit-wolf"
    case .linearAlgebra(let error):
      "the nearest correlation matrix was not found: \(error)"
    }
  }
}
