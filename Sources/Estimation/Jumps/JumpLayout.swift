internal import Numerics

/// Where the parameters of a law with jumps stand in a vector.
struct JumpLayout {
  let dimension: Int
  /// The places of the lower triangle of a covariance, by columns.
  let triangle: [(row: Int, column: Int)]

  init(dimension: Int) {
    self.dimension = dimension
    triangle = (0..<dimension).flatMap { column in (column..<dimension).map { (row: $0, column: column) } }
  }

  /// The number of parameters of a mean and a covariance.
  var block: Int { dimension + triangle.count }

  /// The number of all parameters.
  var count: Int { 1 + 2 * block }

  /// The place of a parameter of the diffusion, or of a jump.
  func place(_ index: Int, inJumps: Bool) -> Int { 1 + index + (inJumps ? block : 0) }

  /// The place of a mean.
  func mean(_ asset: Int, inJumps: Bool) -> Int { place(asset, inJumps: inJumps) }

  /// The place of a variance.
  func variance(_ asset: Int, inJumps: Bool) -> Int {
    // The columns before hold `dimension`, `dimension - 1` and so on.
    place(dimension + asset * dimension - asset * (asset - 1) / 2, inJumps: inJumps)
  }

  /// A point moved along a direction.
  func moved(_ point: JumpPoint, by step: [Double], times factor: Double) -> JumpPoint {
    var result = point
    result.rate += factor * step[0]
    func move(_ mean: inout [Double], _ covariance: inout Matrix, inJumps: Bool) {
      for asset in mean.indices { mean[asset] += factor * step[place(asset, inJumps: inJumps)] }
      for (index, cell) in triangle.enumerated() {
        let value = covariance[cell.row, cell.column] + factor * step[place(dimension + index, inJumps: inJumps)]
        covariance[cell.row, cell.column] = value
        covariance[cell.column, cell.row] = value
      }
    }
    move(&result.mean, &result.covariance, inJumps: false)
    move(&result.jumpMean, &result.jumpCovariance, inJumps: true)
    return result
  }

  /// The scores of single returns in the location and the covariance of a term, and a column of ones.
  ///
  /// With a = P r they are a, and a aᵀ - P, halved on the diagonal: an element beside it stands for two.
  func scores(of whitened: Matrix, rows: [Int], term: JumpExpectation.Term) -> Matrix {
    let pulls = whitened.selectingRows(rows).multiplied(by: term.root.transposed())
    var scores = Matrix(rows: rows.count, columns: block + 1, repeating: 1)
    for column in 0..<dimension {
      for row in rows.indices { scores[row, column] = pulls[row, column] }
    }
    for (index, cell) in triangle.enumerated() {
      let factor = cell.row == cell.column ? 0.5 : 1
      let precision = term.precision[cell.row, cell.column]
      for row in rows.indices {
        scores[row, dimension + index] = factor * (pulls[row, cell.row] * pulls[row, cell.column] - precision)
      }
    }
    return scores
  }

  /// The information on the location and the covariance of a term, were it known which returns it made.
  func knownInformation(of term: JumpExpectation.Term) -> Matrix {
    let (precision, pull, spread) = (term.precision, term.pull, term.spread)
    var information = Matrix(rows: block, columns: block)
    for column in 0..<dimension {
      for row in 0..<dimension { information[row, column] = term.weight * precision[row, column] }
    }
    for (index, cell) in triangle.enumerated() {
      let (i, j) = cell
      let factor = i == j ? 0.5 : 1
      for asset in 0..<dimension {
        let value = factor * (precision[asset, i] * pull[j] + precision[asset, j] * pull[i])
        information[dimension + index, asset] = value
        information[asset, dimension + index] = value
      }
      for (other, cell) in triangle.enumerated() {
        let (k, l) = cell
        // tr(P E Q F) for the symmetric unit matrices E of (i, j) and F of (k, l), where Q is P R P - W P / 2.
        func product(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Double {
          precision[a, b] * (spread[c, d] - 0.5 * term.weight * precision[c, d])
        }
        let sum = product(k, i, j, l) + product(k, j, i, l) + product(l, i, j, k) + product(l, j, i, k)
        information[dimension + index, dimension + other] = factor * (k == l ? 0.5 : 1) * sum
      }
    }
    return information
  }
}
