internal import MarketModel
internal import Numerics

/// A normal or unit-variance Student-t density of standardised returns with a correlation.
struct EllipticalDensity {
  private let factor: LowerTriangularMatrix
  private let innovations: ClusteredReturns.Innovations

  init(_ correlation: Matrix, innovations: ClusteredReturns.Innovations) throws(LinearAlgebraError) {
    factor = try correlation.choleskyFactor()
    self.innovations = innovations
  }

  /// The logarithm of the joint density.
  func logDensity(_ values: [Double]) -> Double {
    let whitened = factor.whitened(Matrix(rows: 1, columns: values.count, columnMajor: values))
    let distance = whitened.storage.reduce(0) { $0 + $1 * $1 }
    return Self.logDensity(
      squaredDistance: distance, logDeterminant: factor.logDeterminantOfProduct, variables: values.count, innovations)
  }

  /// The logarithm of the density of one standardised return.
  static func logDensity(_ value: Double, _ innovations: ClusteredReturns.Innovations) -> Double {
    logDensity(squaredDistance: value * value, logDeterminant: 0, variables: 1, innovations)
  }

  private static func logDensity(
    squaredDistance: Double, logDeterminant: Double, variables: Int, _ innovations: ClusteredReturns.Innovations
  ) -> Double {
    switch innovations {
    case .normal:
      return -0.5 * (Double(variables) * (2 * Double.pi).logarithm + logDeterminant + squaredDistance)
    case .studentT(let ν):
      let shrink = (ν - 2) / ν
      return MultivariateStudentT.logLikelihood(
        squaredDistances: [squaredDistance / shrink],
        logDeterminant: logDeterminant + Double(variables) * shrink.logarithm, variables: variables,
        degreesOfFreedom: ν)
    }
  }
}
