internal import Numerics

/// Variables whose expectation is 0, against which an estimate is corrected for what they came to by chance.
///
/// The regression estimator of a mean on the controls is a weighted mean, with weights that do not depend on what is
/// averaged: 1 - c̄ᵀ S⁻¹ (c - c̄) for an observation with controls c, where c̄ and S are the controls' mean and covariance,
/// with divisor n, over the sample (Hesterberg and Nelson 1998, "Control variates for probability and quantile
/// estimation", Management Science 44). So one set of weights serves the distribution function, its quantiles and its
/// tail means. Under them every control has mean 0 exactly; a few weights may be negative.
///
/// A control that does not vary over the sample, or that the ones before it explain, says nothing and is left out.
struct ControlVariates: Sendable {
  private let columns: [[Double]]
  private let means: [Double]
  /// The inverse of the covariance, row by row.
  private let precision: [[Double]]
  /// What an observation's residual is multiplied by.
  private let inflations: [Double]

  /// The share of a control's variance that the ones before it must leave unexplained.
  private static var leastResidual: Double { 1e-10 }

  /// The largest leverage that is allowed for.
  private static var largestLeverage: Double { 0.5 }

  /// From columns of one value per observation.
  init(_ candidates: [[Double]]) {
    let varying = candidates.filter { column in column.contains { $0 != column[0] } }
    let means = varying.map { $0.reduce(0, +) / Double($0.count) }
    let covariance = varying.indices.map { row in
      varying.indices.map { other in
        zip(varying[row], varying[other]).reduce(0) { $0 + ($1.0 - means[row]) * ($1.1 - means[other]) }
          / Double(varying[row].count)
      }
    }
    let deviations = varying.indices.map { covariance[$0][$0].squareRoot() }
    var kept: [Int] = []
    var precision: [[Double]] = []
    for candidate in varying.indices {
      let trial = kept + [candidate]
      let correlation = Matrix(
        trial.map { row in trial.map { covariance[row][$0] / (deviations[row] * deviations[$0]) } })
      guard let factor = try? correlation.choleskyFactor(),
        let residual = factor.matrix.diagonal.last, residual * residual >= Self.leastResidual
      else { continue }
      kept = trial
      // The rows of the whitened identity are those of the inverse of the factor's transpose.
      let root = factor.whitened(.identity(trial.count))
      let inverse = root.multiplied(by: root.transposed())
      precision = trial.indices.map { row in
        trial.indices.map { inverse[row, $0] / (deviations[trial[row]] * deviations[trial[$0]]) }
      }
    }
    columns = kept.map { varying[$0] }
    self.means = kept.map { means[$0] }
    self.precision = precision
    inflations = Self.inflations(columns, self.means, precision, count: candidates[0].count)
  }

  /// The inverses of 1 less the observations' leverages.
  private static func inflations(
    _ columns: [[Double]], _ means: [Double], _ precision: [[Double]], count: Int
  ) -> [Double] {
    var leverages = [Double](repeating: 1, count: count)
    for (column, row) in columns.indices.flatMap({ row in columns.indices.map { ($0, row) } }) {
      for index in leverages.indices {
        leverages[index] +=
          precision[row][column] * (columns[row][index] - means[row]) * (columns[column][index] - means[column])
      }
    }
    return leverages.map { 1 / (1 - min($0 / Double(count), largestLeverage)) }
  }

  /// The number of controls that are used.
  var count: Int { columns.count }

  /// The weights of the observations, whose mean is 1.
  ///
  /// - Complexity: O(n * controls).
  func weights(count: Int) -> [Double] {
    var weights = [Double](repeating: 1, count: count)
    subtract(slopes(means), from: &weights)
    return weights
  }

  /// Takes from values their mean and their regression on the controls.
  ///
  /// An observation that pulls the regression towards itself has too small a residual, and those are the very ones in the
  /// tail, where a control is an indicator of it. Each is divided by 1 less its leverage, as if the regression had been made
  /// without it (MacKinnon and White 1985, "Some heteroskedasticity-consistent covariance matrix estimators with improved
  /// finite sample properties", Journal of Econometrics 29), though no more than doubled.
  /// - Complexity: O(n * controls).
  func residualise(_ values: inout [Double]) {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    let covariance = zip(columns, means).map { column, center in
      zip(values, column).reduce(0) { $0 + $1.0 * ($1.1 - center) } / n
    }
    for index in values.indices { values[index] -= mean }
    subtract(slopes(covariance), from: &values)
    for index in values.indices { values[index] *= inflations[index] }
  }

  private func slopes(_ covariance: [Double]) -> [Double] {
    precision.map { row in zip(row, covariance).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  private func subtract(_ slopes: [Double], from values: inout [Double]) {
    for (column, (mean, slope)) in zip(columns, zip(means, slopes)) {
      for index in values.indices { values[index] -= slope * (column[index] - mean) }
    }
  }
}
