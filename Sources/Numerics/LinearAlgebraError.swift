/// A failure of a factorisation that depends on the data; wrong shapes trap instead.
public enum LinearAlgebraError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The leading minor of the given order, counted from 1, is not positive definite.
  case notPositiveDefinite(order: Int)
  /// An element is NaN or infinite.
  case notFinite
  /// The eigenvalue iteration left this many off-diagonal elements that did not vanish.
  case notConverged(remaining: Int)

  /// The failure in one line.
  public var description: String {
    switch self {
    case .notPositiveDefinite(let order): "the leading minor of order \(order) is not positive definite"
    case .notFinite: "an element of the matrix is not a finite number"
    case .notConverged(let remaining): "the eigenvalue iteration did not converge (\(remaining) elements remain)"
    }
  }
}
