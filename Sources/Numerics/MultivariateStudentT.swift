/// The multivariate t distribution: a normal vector over the square root of one common chi-square by its degrees of
/// freedom.
///
/// Its covariance is the scatter times ν/(ν-2) for ν > 2.
public struct MultivariateStudentT: Equatable, Sendable {
  /// The centre, one value per variable.
  public let location: [Double]
  /// The scatter matrix.
  public let scatter: Matrix
  /// The degrees of freedom ν.
  public let degreesOfFreedom: Double

  /// The distribution with a location, a scatter matrix and degrees of freedom.
  ///
  /// - Precondition: the scatter is square, of the location's length, and ν is positive and finite.
  public init(location: [Double], scatter: Matrix, degreesOfFreedom: Double) {
    precondition(scatter.rows == location.count && scatter.columns == location.count, "The shapes differ")
    precondition(degreesOfFreedom > 0 && degreesOfFreedom.isFinite, "Degrees of freedom are positive and finite")
    self.location = location
    self.scatter = scatter
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The squared Mahalanobis distance of each observation from the location, in the scatter's metric.
  ///
  /// - Parameters:
  ///   - observations: One observation per row, one column per variable.
  ///   - factor: The Cholesky factor of the scatter.
  /// - Returns: One distance per row.
  package func squaredDistances(of observations: Matrix, factor: LowerTriangularMatrix) -> [Double] {
    let whitened = factor.whitened(observations.centred(at: location))
    var distances = [Double](repeating: 0, count: observations.rows)
    for column in 0..<whitened.columns {
      for (row, value) in zip(distances.indices, whitened.column(column)) { distances[row] += value * value }
    }
    return distances
  }

  /// The logarithm of the likelihood of independent observations.
  ///
  /// - Parameter observations: One observation per row, one column per variable.
  /// - Returns: The natural logarithm, of the density in the unit of the observations.
  /// - Throws: ``LinearAlgebraError`` where the scatter is not positive definite.
  /// - Complexity: O(rows * columns²).
  public func logLikelihood(of observations: Matrix) throws(LinearAlgebraError) -> Double {
    let factor = try scatter.choleskyFactor()
    let distances = squaredDistances(of: observations, factor: factor)
    return Self.logLikelihood(
      squaredDistances: distances, logDeterminant: factor.logDeterminantOfProduct, variables: location.count,
      degreesOfFreedom: degreesOfFreedom)
  }

  /// The logarithm of the likelihood of observations at given squared distances, in the metric of a scatter matrix.
  ///
  /// - Parameters:
  ///   - squaredDistances: One per observation.
  ///   - logDeterminant: The logarithm of the determinant of the scatter.
  ///   - variables: The number of variables.
  ///   - ν: The degrees of freedom, positive.
  /// - Returns: The sum over the observations.
  package static func logLikelihood(
    squaredDistances: [Double], logDeterminant: Double, variables: Int, degreesOfFreedom ν: Double
  ) -> Double {
    let d = Double(variables)
    let constant =
      (0.5 * (ν + d)).logGamma - (0.5 * ν).logGamma - 0.5 * d * (ν * Double.pi).logarithm - 0.5 * logDeterminant
    var sum = 0.0
    for distance in squaredDistances { sum += (1 + distance / ν).logarithm }
    return Double(squaredDistances.count) * constant - 0.5 * (ν + d) * sum
  }
}
