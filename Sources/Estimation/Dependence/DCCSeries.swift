internal import Numerics

/// Standardised residuals with the target of their correlation: what a likelihood is a function of.
struct DCCSeries {
  /// Row after row.
  let residuals: [Double]
  let steps: Int
  let assets: Int
  /// The target, and its elements.
  let correlation: Matrix
  private let target: [Double]

  init(_ residuals: Matrix, target: Matrix) {
    self.residuals = residuals.transposed().storage
    steps = residuals.rows
    assets = residuals.columns
    correlation = target
    self.target = target.storage
  }

  /// What an evaluation gives.
  struct Evaluation {
    var logLikelihood = 0.0
    /// In α, β and 1/ν.
    var gradient: [Double] = [0, 0, 0]
    /// In the elements of the target, as a symmetric matrix.
    var targetGradient: [Double]
    /// Q of the step after the last.
    var nextQ: [Double]
  }

  /// What one step adds.
  struct Step {
    let score: SIMD3<Double>
    /// The residuals' row, and Q.
    let row: Int
    let q: [Double]
  }

  /// The log-likelihood at a point (α, β, 1/ν), with its derivatives.
  ///
  /// The derivatives of Q follow its own recursion. Those of a step's density in Q are, with y = √q e, z = Q⁻¹y and the
  /// weight w of the density, (w z zᵀ - Q⁻¹) / 2 and on the diagonal besides (1 - w z y) / 2q.
  /// - Parameters:
  ///   - point: α, β and 1/ν.
  ///   - body: Called with each step.
  /// - Returns: The sums; nil where a Q is not positive definite.
  /// - Complexity: O(steps * assets³).
  func evaluate(_ point: [Double], _ body: (Step) -> Void = { _ in }) -> Evaluation? {
    let (α, β) = (point[0], point[1])
    let density = DCCDensity(inverseDegreesOfFreedom: point[2], assets: assets)
    let size = assets * assets
    var result = Evaluation(targetGradient: Array(repeating: 0, count: size), nextQ: target)
    var (q, qAlpha, qBeta) = (target, [Double](repeating: 0, count: size), [Double](repeating: 0, count: size))
    /// The derivative of Q in the target is this number times the identity.
    var targetSlope = 1.0
    var (y, z) = ([Double](repeating: 0, count: assets), [Double](repeating: 0, count: assets))
    for step in 0..<steps {
      guard
        let (inverse, logDeterminant) = try? Matrix(rows: assets, columns: assets, columnMajor: q)
          .positiveDefiniteInverse()
      else { return nil }
      let precision = inverse.storage
      let first = step * assets
      var (distance, logScales) = (0.0, 0.0)
      for asset in 0..<assets {
        let variance = q[asset * (assets + 1)]
        y[asset] = variance.squareRoot() * residuals[first + asset]
        logScales += variance.logarithm
      }
      for asset in 0..<assets {
        var sum = 0.0
        for other in 0..<assets { sum += precision[asset * assets + other] * y[other] }
        z[asset] = sum
        distance += sum * y[asset]
      }
      let weight = density.weight(distance: distance)
      var (alphaScore, betaScore) = (0.0, 0.0)
      for column in 0..<assets {
        let start = column * assets
        for row in 0..<assets {
          var slope = 0.5 * (weight * z[row] * z[column] - precision[start + row])
          if row == column { slope += 0.5 * (1 - weight * z[row] * y[row]) / q[start + row] }
          alphaScore += slope * qAlpha[start + row]
          betaScore += slope * qBeta[start + row]
          result.targetGradient[start + row] += targetSlope * slope
        }
      }
      let score = SIMD3(alphaScore, betaScore, density.inverseDegreesOfFreedomSlope(distance: distance))
      result.logLikelihood += density.logDensity(logDeterminant: logDeterminant - logScales, distance: distance)
      for index in 0..<3 { result.gradient[index] += score[index] }
      body(Step(score: score, row: first, q: q))
      for column in 0..<assets {
        let start = column * assets
        let residual = residuals[first + column]
        for row in 0..<assets {
          let place = start + row
          let product = residuals[first + row] * residual
          qAlpha[place] = product - target[place] + β * qAlpha[place]
          qBeta[place] = q[place] - target[place] + β * qBeta[place]
          q[place] = (1 - α - β) * target[place] + α * product + β * q[place]
        }
      }
      targetSlope = 1 - α - β + β * targetSlope
    }
    result.nextQ = q
    return result
  }
}
