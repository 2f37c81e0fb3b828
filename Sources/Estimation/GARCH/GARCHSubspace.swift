/// The laws that can be reached from a point in some directions: where a likelihood is maximised.
struct GARCHSubspace {
  let origin: GARCHVector
  private(set) var directions: [GARCHVector]

  /// The laws of a specification, with the free parameters as coordinates.
  ///
  /// With variance targeting ω is the unit variance of the returns times what the persistence leaves of 1.
  init(_ specification: GARCHSpecification) {
    let parameters = specification.freeParameters
    guard specification.targetsVariance else {
      origin = .zero
      directions = parameters.map { GARCHVector(unit: $0) }
      return
    }
    origin = GARCHVector(unit: .omega)
    directions = parameters.map { parameter in
      var direction = GARCHVector(unit: parameter)
      direction[.omega] = -direction.persistence
      return direction
    }
  }

  /// The directions of another subspace, from a point.
  init(at point: GARCHVector, along subspace: GARCHSubspace) {
    origin = point
    directions = subspace.directions
  }

  /// The point at some coordinates.
  func point(_ coordinates: Span<Double>) -> GARCHVector {
    var point = origin
    for (index, direction) in directions.enumerated() { point += coordinates[index] * direction }
    return point
  }

  /// The point at some coordinates.
  func point(_ coordinates: [Double]) -> GARCHVector { point(coordinates.span) }

  /// A gradient, or the coefficients of a linear function, in these coordinates.
  func restricted(_ gradient: GARCHVector) -> [Double] { directions.map { gradient.dot($0) } }

  /// A slope that is rounding: the function already does not change.
  private static let flat = 1e-12

  /// Keeps to the directions in which a linear function does not change.
  ///
  /// One direction is given up, the steepest; the others are corrected by it.
  mutating func hold(_ normal: GARCHVector) {
    let slopes = restricted(normal)
    guard let steepest = slopes.indices.max(by: { abs(slopes[$0]) < abs(slopes[$1]) }),
      abs(slopes[steepest]) > Self.flat
    else { return }
    let given = directions.remove(at: steepest)
    for index in directions.indices {
      let slope = slopes[index < steepest ? index : index + 1]
      directions[index] -= (slope / slopes[steepest]) * given
    }
  }
}
