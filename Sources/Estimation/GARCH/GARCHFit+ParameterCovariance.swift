public import Numerics

extension GARCHFit {
  /// The covariance of the estimated parameters in large samples, in their units.
  ///
  /// It is what asymptotic draws of the parameters need. A parameter that a bound holds is not in it. Where a parameter
  /// follows from others, as ω does with variance targeting and α where the persistence is held at 1, the matrices are
  /// singular; with variance targeting they take the target for the true variance, and so are too small.
  public struct ParameterCovariance: Equatable, Sendable {
    /// The parameters, in the order of the rows and columns.
    public let parameters: [GARCHParameter]
    /// From the curvature of the likelihood: right where the innovations have the law that was fitted.
    public let hessian: Matrix
    /// From the curvature and the spread of the scores (Bollerslev and Wooldridge 1992): right for the mean and the
    /// variance also where the innovations have another law.
    public let robust: Matrix
  }

  /// How sure the parameters are, one by one; nil where ``parameterCovariance`` is.
  public var standardErrors: StandardErrors? { parameterCovariance.map(StandardErrors.init) }
}

extension GARCHFit.ParameterCovariance {
  /// The covariance at a maximum of the likelihood of returns that were divided by a scale.
  init?(_ maximum: GARCHMaximum, of series: GARCHSeries, scale: Double) {
    guard let inverse = maximum.curvature.inverse else { return nil }
    let directions = maximum.curvature.subspace.directions
    var scores = Matrix(rows: series.returns.count, columns: directions.count)
    var row = 0
    series.forEachScore(at: maximum.point) { score in
      for (column, direction) in directions.enumerated() { scores[row, column] = score.dot(direction) }
      row += 1
    }
    let sandwich = scores.multiplied(by: inverse).crossProduct()
    let steps = directions.map { $0.inUnits(scale: scale, at: maximum.point) }
    let moving = GARCHParameter.allCases.filter { parameter in steps.contains { $0[parameter] != 0 } }
    // A row per parameter: what each direction changes it by.
    let effects = Matrix(columns: steps.map { step in moving.map { step[$0] } })
    parameters = moving
    hessian = effects.multiplied(by: inverse).multiplied(by: effects.transposed())
    robust = effects.multiplied(by: sandwich).multiplied(by: effects.transposed())
  }

  /// The standard error of a linear function of the parameters, given by the weight of each.
  ///
  /// - Parameters:
  ///   - weights: The weights; parameters without one count nothing.
  ///   - covariance: ``hessian`` or ``robust``.
  /// - Returns: The standard error, 0 where no parameter with a weight was free.
  public func standardError(
    of weights: [GARCHParameter: Double], by covariance: KeyPath<Self, Matrix>
  ) -> Double {
    let matrix = self[keyPath: covariance]
    let effects = parameters.map { weights[$0] ?? 0 }
    var variance = 0.0
    for column in effects.indices {
      for row in effects.indices { variance += effects[row] * matrix[row, column] * effects[column] }
    }
    return max(variance, 0).squareRoot()
  }
}
