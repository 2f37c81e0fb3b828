public import Numerics

/// How well a normal or a t law describes the lengths of residual vectors, and so how far assets fall together.
///
/// A vector's squared Mahalanobis distance is chi-square for a normal law of d variables; for a t of ν degrees of
/// freedom with the same covariance, ν / ((ν - 2) d) times it has an F law of d and ν degrees of freedom.
public struct EllipticalDiagnostics: Equatable, Sendable, Codable {
  /// The number of residual vectors.
  public let observations: Int
  /// The number of variables.
  public let dimension: Int
  /// The claimed law of the squared distance in words.
  public let law: String
  /// The mean squared distance by the number of variables; 1 where the covariance is right.
  public let meanSquaredDistance: Double
  /// Tests that the squared distances have the claimed law.
  public let uniformity: UniformityTest
  /// The squared distances beside the quantiles of the claimed law.
  public let quantiles: [QuantilePair]

  /// The diagnostics of residual vectors.
  ///
  /// - Parameters:
  ///   - residuals: One vector per row, with mean 0 under the model, all finite.
  ///   - covariance: The covariance that the model gives every vector.
  ///   - degreesOfFreedom: Those of the t; nil for a normal law.
  /// - Throws: ``DiagnosticsError`` for vectors fewer than ``SeriesDiagnostics/fewestObservations``, a value that is
  ///   not finite, and a covariance that is not positive definite.
  /// - Precondition: the covariance is square with a row per column of the residuals, and there are more than 2
  ///   degrees of freedom.
  /// - Complexity: O(rows * columns²).
  public init(residuals: Matrix, covariance: Matrix, degreesOfFreedom: Double?) throws(DiagnosticsError) {
    precondition(
      covariance.rows == covariance.columns && covariance.rows == residuals.columns && residuals.columns > 0,
      "The shapes differ")
    let name = "the residual vectors"
    for (index, value) in residuals.storage.enumerated() where !value.isFinite {
      throw .notFinite(series: name, index: index % residuals.rows, value: value)
    }
    guard residuals.rows >= SeriesDiagnostics.fewestObservations else {
      throw .tooFewResiduals(series: name, count: residuals.rows, needed: SeriesDiagnostics.fewestObservations)
    }
    guard let factor = try? covariance.choleskyFactor() else { throw .singularCovariance(series: name) }
    let centre = [Double](repeating: 0, count: residuals.columns)
    // The distances depend on the location and the factor alone.
    let sorted = MultivariateStudentT(location: centre, scatter: covariance, degreesOfFreedom: 1)
      .squaredDistances(of: residuals, factor: factor).sortedAscending()
    let law = Self.law(dimension: residuals.columns, degreesOfFreedom: degreesOfFreedom)
    observations = residuals.rows
    dimension = residuals.columns
    self.law = law.description
    meanSquaredDistance = sorted.reduce(0, +) / Double(residuals.rows * residuals.columns)
    uniformity = UniformityTest(sorted: sorted, law: law)
    quantiles = QuantilePair.pairs(sorted: sorted, law: law)
  }

  private static func law(dimension: Int, degreesOfFreedom: Double?) -> ResidualLaw {
    guard let ν = degreesOfFreedom else {
      let law = ChiSquared(degreesOfFreedom: Double(dimension))
      return ResidualLaw(
        "chi-square with \(dimension) degrees of freedom", cumulative: law.cumulative, upperTail: law.upperTail,
        quantile: { law.quantile($0) })
    }
    precondition(ν > 2, "There is a covariance above 2 degrees of freedom only")
    let law = FisherF(numerator: Double(dimension), denominator: ν)
    let scale = Double(dimension) * (ν - 2) / ν
    return ResidualLaw(
      "\(scale.text(digits: 4)) times an F law of \(dimension) and \(ν.text(digits: 4)) degrees of freedom",
      cumulative: { law.cumulative($0 / scale) }, upperTail: { law.upperTail($0 / scale) },
      quantile: { scale * law.quantile($0) })
  }
}
