import Estimation
import Numerics

extension SyntheticMarket {
  /// A normal by the polar method, which needs no quantile.
  mutating func polarNormals() -> (Double, Double) {
    while true {
      let (x, y) = (2 * uniform() - 1, 2 * uniform() - 1)
      let square = x * x + y * y
      if square < 1, square > 0 {
        let factor = (-2 * square.logarithm / square).squareRoot()
        return (factor * x, factor * y)
      }
    }
  }

  /// Independent normals.
  mutating func normals(_ count: Int) -> [Double] {
    var values: [Double] = []
    while values.count < count {
      let pair = polarNormals()
      values += [pair.0, pair.1]
    }
    return Array(values.prefix(count))
  }

  /// What a normal vector is multiplied by to be a t of variance 1, for an even number of degrees of freedom.
  mutating func mixing(degreesOfFreedom: Int) -> Double {
    let halfChiSquare = (0..<degreesOfFreedom / 2).reduce(0.0) { sum, _ in sum - uniform().logarithm }
    return (Double(degreesOfFreedom - 2) / (2 * halfChiSquare)).squareRoot()
  }

  /// Standardised residuals of a dynamic correlation, one row per step; t innovations have an even number of degrees.
  mutating func residuals(of law: DCC, steps: Int) throws -> Matrix {
    var q = law.target
    var rows: [[Double]] = []
    for _ in 0..<steps {
      let scales = q.diagonal.map { 1 / $0.squareRoot() }
      let factor = try q.scaledOnBothSides(by: scales).choleskyFactor().matrix
      var size = 1.0
      if case .studentT(let degreesOfFreedom) = law.innovations {
        size = mixing(degreesOfFreedom: Int(degreesOfFreedom))
      }
      let normals = normals(q.rows)
      let row = (0..<q.rows).map { asset in
        (0...asset).reduce(0.0) { $0 + size * factor[asset, $1] * normals[$1] }
      }
      q = law.next(q, after: row)
      rows.append(row)
    }
    return Matrix(rows)
  }

  /// Draws of a multivariate t of variance 1, one row per draw; their copula is the t copula.
  mutating func student(correlation: Matrix, degreesOfFreedom: Int, rows: Int) throws -> Matrix {
    let factor = try correlation.choleskyFactor().matrix
    return Matrix(
      (0..<rows).map { _ in
        let size = mixing(degreesOfFreedom: degreesOfFreedom)
        let normals = normals(correlation.rows)
        return (0..<correlation.rows).map { asset in
          (0...asset).reduce(0.0) { $0 + size * factor[asset, $1] * normals[$1] }
        }
      })
  }
}
