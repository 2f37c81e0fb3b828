internal import Numerics

/// The likelihood of pseudo-observations under t copulas of one correlation.
struct CopulaLikelihood {
  let levels: PseudoObservations
  let correlation: Matrix
  private let factor: LowerTriangularMatrix
  private let precision: Matrix

  init(_ levels: PseudoObservations, correlation: Matrix) throws(LinearAlgebraError) {
    self.levels = levels
    self.correlation = correlation
    factor = try correlation.choleskyFactor()
    precision = try correlation.positiveDefiniteInverse().inverse
  }

  /// The log-likelihood at degrees of freedom.
  func logLikelihood(degreesOfFreedom: Double) -> Double {
    logDensities(degreesOfFreedom: degreesOfFreedom).reduce(0, +)
  }

  /// The log-likelihood of the normal copula of the same correlation.
  var gaussianLogLikelihood: Double {
    let densities = try? GaussianCopula(correlation: correlation).logDensities(
      atNormal: levels.mapped(StandardNormal.quantile))
    return densities.map { $0.reduce(0, +) } ?? -.infinity
  }

  private func logDensities(degreesOfFreedom: Double) -> [Double] {
    let margin = StudentT(degreesOfFreedom: degreesOfFreedom)
    let quantiles = levels.mapped { margin.quantile($0) }
    return StudentTCopula(correlation: correlation, degreesOfFreedom: degreesOfFreedom)
      .logDensities(atQuantiles: quantiles, factor: factor)
  }

  /// The standard errors of the degrees of freedom, with and without what ranks and rank correlations add.
  ///
  /// With the derivatives in 1/ν as central differences: each observation has its score; what its ranks move, summed over
  /// all observations above it; and what its pairs move Kendall's tau, and that the correlation.
  /// - Parameter degreesOfFreedom: The degrees of freedom of greatest likelihood.
  /// - Returns: The errors of ν; nil where the likelihood has no maximum there.
  /// - Complexity: O(rows * columns² * log(rows)).
  func standardErrors(degreesOfFreedom: Double) -> (robust: Double, curvature: Double)? {
    let inverse = 1 / degreesOfFreedom
    let step = min(0.02 * inverse, 0.005)
    let (above, below) = (1 / (inverse + step), 1 / (inverse - step))
    let (high, low) = (logDensities(degreesOfFreedom: above), logDensities(degreesOfFreedom: below))
    let middle = logDensities(degreesOfFreedom: degreesOfFreedom)
    var curvature = 0.0
    for row in middle.indices { curvature += (high[row] + low[row] - 2 * middle[row]) / (step * step) }
    guard curvature < 0 else { return nil }
    var influence = zip(high, low).map { ($0 - $1) / (2 * step) }
    let (highSlopes, lowSlopes) = (slopes(degreesOfFreedom: above), slopes(degreesOfFreedom: below))
    addRanks(highSlopes.levels.adding(lowSlopes.levels, times: -1).scaled(by: 1 / (2 * step)), to: &influence)
    addCorrelations(
      highSlopes.correlation.adding(lowSlopes.correlation, times: -1).scaled(by: 1 / (2 * step)), to: &influence)
    let mean = influence.reduce(0, +) / Double(influence.count)
    let spread = influence.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }.squareRoot()
    let scale = degreesOfFreedom * degreesOfFreedom
    return (scale * spread / -curvature, scale * (-1 / curvature).squareRoot())
  }

  /// The derivatives of the log-densities in the levels, element by element, and of their sum in the correlation.
  private func slopes(degreesOfFreedom ν: Double) -> (levels: Matrix, correlation: Matrix) {
    let margin = StudentT(degreesOfFreedom: ν)
    let quantiles = levels.mapped { margin.quantile($0) }
    let directions = quantiles.multiplied(by: precision)
    var weights = [Double](repeating: 0, count: levels.rows)
    for column in 0..<levels.columns {
      for row in 0..<levels.rows { weights[row] += quantiles[row, column] * directions[row, column] }
    }
    let d = Double(levels.columns)
    weights = weights.map { (ν + d) / (ν + $0) }
    var (byLevel, weighted) = (quantiles, directions)
    for column in 0..<levels.columns {
      for row in 0..<levels.rows {
        let x = quantiles[row, column]
        let marginal = (ν + 1) * x / (ν + x * x)
        let slope = marginal - weights[row] * directions[row, column]
        byLevel[row, column] = slope / margin.density(x)
        weighted[row, column] *= weights[row].squareRoot()
      }
    }
    let byCorrelation = weighted.crossProduct().adding(precision, times: -Double(levels.rows)).scaled(by: 0.5)
    return (byLevel, byCorrelation)
  }

  /// What moving a rank does: an observation lifts the levels of all that are not below it.
  private func addRanks(_ curvature: Matrix, to influence: inout [Double]) {
    let size = Double(levels.rows)
    for (column, ranks) in levels.series.enumerated() {
      let elements = Array(curvature.column(column))
      let centre = zip(elements, levels.levels[column * levels.rows..<(column + 1) * levels.rows])
        .reduce(0) { $0 + $1.0 * $1.1 }
      var sum = 0.0
      for group in ranks.groups.reversed() {
        for place in group { sum += elements[ranks.order[place]] }
        for place in group { influence[ranks.order[place]] += (sum - centre) / size }
      }
    }
  }

  /// What an observation does to Kendall's tau of each pair, and so to the correlation.
  private func addCorrelations(_ curvature: Matrix, to influence: inout [Double]) {
    let size = Double(levels.rows)
    for second in 0..<levels.columns {
      for first in 0..<second {
        let concordance = levels.series[first].concordance(with: levels.series[second])
        let mean = concordance.reduce(0, +) / size
        let correlation = correlation[first, second]
        // Both elements of the pair move with tau, by π/2 cos(πτ/2).
        let slope = 2 * curvature[first, second] * 0.5 * .pi * (1 - correlation * correlation).squareRoot()
        for row in influence.indices { influence[row] += slope * 2 * (concordance[row] - mean) / size }
      }
    }
  }
}
