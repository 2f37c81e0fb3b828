internal import Numerics

extension CovarianceEstimate {
  /// Shrinkage towards the mean variance times the identity.
  ///
  /// Ledoit and Wolf (2004), "A well-conditioned estimator for large-dimensional covariance matrices", Journal of
  /// Multivariate Analysis 88(2), 365-411, section 3.2. With S the demeaned covariance divided by n and m its mean
  /// variance, the weight of m I is min(b², d²) / d², where d² = ‖S - m I‖² and b² = Σ ‖x xᵀ - S‖² / n².
  static func ledoitWolfIdentity(_ returns: Matrix) -> CovarianceEstimate {
    let centred = returns.centred(at: returns.columnMeans)
    let size = Double(returns.rows)
    let sample = centred.crossProduct().scaled(by: 1 / size)
    let meanVariance = sample.diagonal.reduce(0, +) / Double(returns.columns)
    let target = Matrix.identity(returns.columns).scaled(by: meanVariance)
    let dispersion = target.squaredDistance(from: sample)
    let error = centred.productVariance(about: sample) / size
    let shrinkage = dispersion > 0 ? min(1, max(0, error / dispersion)) : 0
    return shrunk(sample, towards: target, by: shrinkage, of: returns, named: "the mean variance times the identity")
  }

  /// Shrinkage towards the covariance with the same variances and one common correlation.
  ///
  /// Ledoit and Wolf (2004), "Honey, I shrunk the sample covariance matrix", Journal of Portfolio Management 30(4),
  /// 110-119, appendices A and B. With S the demeaned covariance divided by n and r̄ the mean of its correlations, the
  /// weight of the target is (π - ρ) / (γ n), between 0 and 1: π is the sum of the asymptotic variances of the elements
  /// of √n S, ρ that of their covariances with the target's elements, γ the squared distance of the target from S.
  static func ledoitWolfConstantCorrelation(_ returns: Matrix) -> CovarianceEstimate {
    let centred = returns.centred(at: returns.columnMeans)
    let (size, assets) = (Double(returns.rows), returns.columns)
    let sample = centred.crossProduct().scaled(by: 1 / size)
    let deviations = sample.diagonal.map { $0.squareRoot() }
    let target = constantCorrelation(of: sample, deviations: deviations)

    // θ(i, j) = mean of x_i³ x_j less s_ii s_ij: the covariance of an element with the variance of its row.
    let cubes = Matrix(rows: returns.rows, columns: assets, columnMajor: centred.storage.map { $0 * $0 * $0 })
    let thirdProducts = cubes.transposed().multiplied(by: centred).scaled(by: 1 / size)
    var targetCovariance = 0.0
    for row in 0..<assets {
      for column in 0..<assets {
        let theta = thirdProducts[row, column] - sample[row, row] * sample[row, column]
        // Each ordered pair takes its own half of the paper's symmetric sum; on the diagonal θ is the variance itself.
        let share = row == column ? 1 : target.meanCorrelation * deviations[column] / deviations[row]
        targetCovariance += share * theta
      }
    }
    let dispersion = target.covariance.squaredDistance(from: sample)
    let error = centred.productVariance(about: sample) - targetCovariance
    let shrinkage = dispersion > 0 ? min(1, max(0, error / dispersion / size)) : 0
    return shrunk(
      sample, towards: target.covariance, by: shrinkage, of: returns,
      named: "the mean correlation \(target.meanCorrelation.text(digits: 4))")
  }

  private static func constantCorrelation(
    of sample: Matrix, deviations: [Double]
  ) -> (covariance: Matrix, meanCorrelation: Double) {
    let assets = deviations.count
    var sum = 0.0
    for column in 0..<assets {
      for row in 0..<column { sum += sample[row, column] / (deviations[row] * deviations[column]) }
    }
    let mean = assets > 1 ? 2 * sum / Double(assets * (assets - 1)) : 0
    var correlation = Matrix(rows: assets, columns: assets, repeating: mean)
    for index in 0..<assets { correlation[index, index] = 1 }
    return (correlation.scaledOnBothSides(by: deviations), mean)
  }

  private static func shrunk(
    _ sample: Matrix, towards target: Matrix, by weight: Double, of returns: Matrix, named name: String
  ) -> CovarianceEstimate {
    let elements = zip(sample.storage, target.storage).map { (1 - weight) * $0 + weight * $1 }
    return CovarianceEstimate(
      covariance: Matrix(rows: sample.rows, columns: sample.columns, columnMajor: elements), shrinkage: weight,
      observations: Array(repeating: returns.rows, count: returns.columns),
      effectiveObservations: Array(repeating: Double(returns.rows), count: returns.columns),
      description: "Ledoit-Wolf: \((100 * weight).text(digits: 4)) % of the way to \(name)")
  }
}

extension Matrix {
  /// The mean over the rows x of ‖x xᵀ - `mean`‖², where `mean` is the mean of x xᵀ.
  fileprivate func productVariance(about mean: Matrix) -> Double {
    var squaredLengths = [Double](repeating: 0, count: rows)
    for index in 0..<columns {
      for (row, value) in zip(squaredLengths.indices, column(index)) { squaredLengths[row] += value * value }
    }
    let fourth = squaredLengths.reduce(0) { $0 + $1 * $1 } / Double(rows)
    return fourth - mean.storage.reduce(0) { $0 + $1 * $1 }
  }

  fileprivate func squaredDistance(from other: Matrix) -> Double {
    zip(storage, other.storage).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }
}
