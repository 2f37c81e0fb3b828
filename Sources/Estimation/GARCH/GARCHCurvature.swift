internal import Numerics

/// The curvature of a log-likelihood at a point, in the directions that the limits leave open there.
struct GARCHCurvature {
  let subspace: GARCHSubspace
  /// The bounds that the point lies on.
  let activeBounds: [GARCHBound]
  /// Whether the persistence is held at 1.
  let isIntegrated: Bool
  /// The inverse of minus the second derivatives; nil where they are not those of a maximum.
  let inverse: Matrix?

  /// The curvature from differences of the gradient.
  ///
  /// - Parameters:
  ///   - search: The likelihood and its limits.
  ///   - point: Where; within the limits.
  ///   - gradient: The gradient there.
  /// - Complexity: an evaluation of the likelihood per direction.
  init(of search: GARCHSearch, at point: GARCHVector, gradient: GARCHVector) {
    var subspace = GARCHSubspace(at: point, along: GARCHSubspace(search.specification))
    let active = search.limits.filter { $0.holds(point) }
    for limit in active { subspace.hold(limit.normal) }
    let free = subspace.directions
    let open = search.limits.filter { !$0.holds(point) }
    var curvature = Matrix(rows: free.count, columns: free.count)
    for (column, direction) in free.enumerated() {
      var step = 1e-5 * max(abs(direction.dot(point)), 0.01) / direction.dot(direction)
      if open.contains(where: { $0.normal.dot(direction) * step > $0.slack(at: point) }) { step = -step }
      let change = search.series.evaluate(point + step * direction).gradient - gradient
      for row in free.indices { curvature[row, column] = -change.dot(free[row]) / step }
    }
    for column in free.indices {
      for row in 0..<column {
        let mean = (curvature[row, column] + curvature[column, row]) / 2
        curvature[row, column] = mean
        curvature[column, row] = mean
      }
    }
    self.subspace = subspace
    activeBounds = active.map(\.bound)
    isIntegrated = active.contains { $0.bound == .unitPersistence && $0.limit == 1 }
    inverse = (try? curvature.choleskyFactor()).map { factor in
      factor.whitened(.identity(free.count)).transposed().crossProduct()
    }
  }

  /// The number of evaluations that the curvature took.
  var evaluations: Int { subspace.directions.count }

  /// Newton's step for a gradient, and by how much it would raise a parabola.
  func newtonStep(_ gradient: GARCHVector) -> (step: GARCHVector, rise: Double)? {
    guard let inverse else { return nil }
    let slopes = subspace.restricted(gradient)
    var step = GARCHVector.zero
    for (row, direction) in subspace.directions.enumerated() {
      var length = 0.0
      for column in slopes.indices { length += inverse[row, column] * slopes[column] }
      step += length * direction
    }
    return (step, step.dot(gradient) / 2)
  }
}
