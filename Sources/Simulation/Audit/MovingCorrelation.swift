internal import MarketModel
internal import Numerics

/// The correlation that each path of a DCC model has in each of its steps, from its standardised returns.
///
/// The direct recursion, one matrix and one factorisation per path and step: the simulation does it another way.
struct MovingCorrelation {
  private let dynamic: DynamicCorrelation
  private let first: Matrix
  private let longRun: Matrix

  /// The most multiplications that are spent on factorisations.
  private static let largestWork = 1e9

  /// The correlation of some drivers of a model.
  ///
  /// - Parameters:
  ///   - dynamic: How it moves.
  ///   - drivers: The drivers that move.
  ///   - longRun: Their correlation in the model.
  init(_ dynamic: DynamicCorrelation, drivers: [Int], longRun: Matrix) {
    self.dynamic = dynamic
    self.longRun = longRun
    first =
      dynamic.current.map { current in Matrix(drivers.map { row in drivers.map { current[row][$0] } }) } ?? longRun
  }

  /// Standardised returns with the correlation of their step taken out and the long-run one put in its place: a row per
  /// step and path, of as many paths as can be factorised in a moment.
  ///
  /// - Parameter series: The residuals of each driver.
  /// - Returns: The returns, a column per driver.
  /// - Throws: ``LinearAlgebraError`` where rounding leaves a correlation without a root.
  func constantResiduals(of series: [ResidualSeries]) throws(LinearAlgebraError) -> Matrix {
    let root = try longRun.choleskyFactor()
    let order = series.count
    var rows: [[Double]] = []
    try visit(series) { (values: [Double], correlation: Matrix) throws(LinearAlgebraError) in
      let factor = try correlation.choleskyFactor()
      var independent = values
      for row in 0..<order {
        for column in 0..<row { independent[row] -= factor.matrix[row, column] * independent[column] }
        independent[row] /= factor.matrix[row, row]
      }
      rows.append(
        (0..<order).map { row in (0...row).reduce(0) { $0 + root.matrix[row, $1] * independent[$1] } })
    }
    return Matrix(rows)
  }

  /// By how much the correlation moves beside what it should: the slope of the products of standardised returns on what
  /// the model says of them, both less the long-run correlation; 1 where the model is right.
  func response(of series: [ResidualSeries], hasDistance: Bool) -> AuditEntry {
    let steps = series.first?.residuals.count ?? 0
    var (sums, weight): ([Double], Double) = ([], 0)
    var seen = 0
    visit(series) { values, correlation in
      if seen.isMultiple(of: steps) { sums.append(0) }
      seen += 1
      for row in values.indices {
        for column in 0..<row {
          let move = correlation[row, column] - longRun[row, column]
          sums[sums.count - 1] += move * (values[row] * values[column] - correlation[row, column])
          weight += move * move
        }
      }
    }
    return PathMean(of: sums).entry(
      "response of correlations", configured: 1, unit: weight > 0 ? Double(sums.count) / weight : 0,
      hasDistance: hasDistance)
  }

  /// Shows the standardised returns of every step with their correlation, path by path.
  private func visit<Failure>(
    _ series: [ResidualSeries], _ body: (_ values: [Double], _ correlation: Matrix) throws(Failure) -> Void
  ) throws(Failure) {
    let order = series.count
    let steps = series.first?.residuals.count ?? 0
    let cost = Double(order * order * (order + 3)) * Double(steps)
    let all = series.first?.residuals.first?.count ?? 0
    let paths = min(all, max(1_024, Int(Self.largestWork / max(1, cost))))
    for path in 0..<paths {
      var moving = first
      for step in 0..<steps {
        let values = series.map { $0.residuals[step][path] }
        let scales = moving.diagonal.map { 1 / $0.squareRoot() }
        try body(values, moving.scaledOnBothSides(by: scales))
        for column in 0..<order {
          for row in 0..<order {
            moving[row, column] =
              (1 - dynamic.alpha - dynamic.beta) * longRun[row, column]
              + dynamic.alpha * values[row] * values[column] + dynamic.beta * moving[row, column]
          }
        }
      }
    }
  }
}
