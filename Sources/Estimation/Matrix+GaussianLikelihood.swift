internal import Numerics

extension Matrix {
  /// The largest log-likelihood of independent normal rows; nil where no density fits, for lack of rows or of rank.
  var gaussianLogLikelihood: Double? {
    guard rows > columns else { return nil }
    let scatter = centred(at: columnMeans).crossProduct().scaled(by: 1 / Double(rows))
    let deviations = scatter.diagonal.map { $0.squareRoot() }
    let correlation = scatter.scaledOnBothSides(by: deviations.map { 1 / $0 })
    // A pivot of rounding size is no density.
    guard let factor = try? correlation.choleskyFactor(), factor.matrix.diagonal.allSatisfy({ $0 > 1e-6 }) else {
      return nil
    }
    let logDeterminant =
      factor.logDeterminantOfProduct + 2 * deviations.reduce(0) { $0 + $1.logarithm }
    let dimension = Double(columns)
    return -0.5 * Double(rows) * (dimension * (2 * Double.pi).logarithm + logDeterminant + dimension)
  }
}
