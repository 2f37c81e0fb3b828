internal import Numerics

/// The likelihood of returns with jumps: a mixture of normal laws over the number of jumps in a step.
struct JumpMixture {
  /// A row per step, a column per asset, standardised.
  let returns: Matrix
  /// The jumps whose law is given.
  let background: [JumpBackground]

  /// The most jumps of a kind in a step; more are left out of the sum.
  ///
  /// At the largest rate, 0.25 per step, more have a probability of 7e-6, at 0.05 of 3e-9. The weights are not divided by
  /// what they add up to, which leaves the best rate a plain mean.
  static let mostJumps = 4

  /// A probability of a number of jumps, given a return, that does not move a sum over the returns.
  static let negligible = 1e-12

  /// A number of jumps together with a term of the background.
  struct Component {
    let jumps: Int
    let logWeight: Double
    let location: [Double]
    let factor: LowerTriangularMatrix
  }

  /// The terms of the mixture at a point.
  func components(at point: JumpPoint) throws(LinearAlgebraError) -> [Component] {
    var components: [Component] = []
    for jumps in 0...Self.mostJumps {
      let count = Double(jumps)
      let logWeight = Poisson(mean: point.rate).logProbability(of: jumps)
      let covariance = point.covariance.adding(point.jumpCovariance, times: count)
      for other in background {
        components.append(
          Component(
            jumps: jumps, logWeight: logWeight + other.weight.logarithm,
            location: point.mean.indices.map { point.mean[$0] + count * point.jumpMean[$0] + other.mean[$0] },
            factor: try covariance.adding(other.covariance, times: 1).choleskyFactor()))
      }
    }
    return components
  }

  /// What the returns say about the number and the size of the jumps at a point.
  ///
  /// - Complexity: O(T d²) for each term of the mixture.
  func expectation(at point: JumpPoint) throws(LinearAlgebraError) -> JumpExpectation {
    let components = try components(at: point)
    let whitened = components.map { $0.factor.whitened(returns.centred(at: $0.location)) }
    let (logDensities, weights) = Self.posterior(components, whitened)
    let terms = components.indices.map { index in
      let (kept, roots) = Self.kept(weights[index])
      var scaled = Matrix(rows: kept.count, columns: returns.columns)
      var sums = [Double](repeating: 0, count: returns.columns)
      for column in 0..<returns.columns {
        let values = whitened[index].column(column)
        for (place, row) in kept.enumerated() {
          let value = roots[place] * values[values.startIndex + row]
          scaled[place, column] = value
          sums[column] += roots[place] * value
        }
      }
      return JumpExpectation.Term(
        component: components[index], weight: roots.reduce(0) { $0 + $1 * $1 }, whitenedSum: sums,
        whitenedScatter: scaled.crossProduct())
    }
    return JumpExpectation(
      logLikelihood: logDensities.reduce(0, +), steps: returns.rows, terms: terms, whitened: whitened,
      weights: weights)
  }

  /// The logarithm of the density of each return.
  func logDensities(at point: JumpPoint) throws(LinearAlgebraError) -> [Double] {
    let components = try components(at: point)
    return Self.posterior(components, components.map { $0.factor.whitened(returns.centred(at: $0.location)) })
      .logDensities
  }

  /// The log density of each return, and for each term the probability that it made the return.
  private static func posterior(
    _ components: [Component], _ whitened: [Matrix]
  ) -> (logDensities: [Double], weights: [[Double]]) {
    var weights = zip(components, whitened).map { component, values in
      let offset =
        component.logWeight - 0.5 * component.factor.logDeterminantOfProduct
        - 0.5 * Double(values.columns) * (2 * Double.pi).logarithm
      return values.squaredRowNorms.map { offset - 0.5 * $0 }
    }
    let logDensities = weights[0].indices.map { row in
      var largest = -Double.infinity
      for index in weights.indices { largest = max(largest, weights[index][row]) }
      var sum = 0.0
      for index in weights.indices {
        let value = (weights[index][row] - largest).exponential
        weights[index][row] = value
        sum += value
      }
      for index in weights.indices { weights[index][row] /= sum }
      return largest + sum.logarithm
    }
    return (logDensities, weights)
  }

  private static func kept(_ weights: [Double]) -> (rows: [Int], roots: [Double]) {
    let rows = weights.indices.filter { weights[$0] > negligible }
    return (rows, rows.map { weights[$0].squareRoot() })
  }
}
