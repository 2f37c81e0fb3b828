internal import Numerics

extension Matrix {
  /// The root of `factor factorᵀ` made of its principal components, the largest first.
  ///
  /// Each component's loadings add up to no less than 0, so that which of its two signs it has does not depend on the
  /// processor.
  static func principalRoot(ofProductOf factor: Matrix) throws(LinearAlgebraError) -> Matrix {
    let order = factor.rows
    let (values, vectors) = try factor.transposed().crossProduct().symmetricEigen()
    return Matrix(
      columns: (0..<order).reversed().map { component in
        let vector = vectors.column(component)
        let length = max(0, values[component]).squareRoot() * (vector.reduce(0, +) < 0 ? -1 : 1)
        return vector.map { $0 * length }
      })
  }
}
