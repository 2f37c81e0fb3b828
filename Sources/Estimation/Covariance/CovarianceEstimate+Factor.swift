internal import Numerics

extension CovarianceEstimate {
  /// The principal components of the sample correlation of greatest variance, and what they leave of each variance.
  ///
  /// The sample variances stay as they are, and all covariances are those of the factors. A correlation ρ of m assets
  /// that have a component to themselves comes out as ρ + (1 - ρ) / m, since a component takes some of each asset's own,
  /// so the method is for many assets. Where no number of factors is given, it is the one of the smallest
  /// IC_p2(k) = ln V(k) + k (N + T) / (N T) ln min(N, T), with V(k) the mean squared residual of k components and T the
  /// number of rows: Bai and Ng (2002), "Determining the number of factors in approximate factor models", Econometrica
  /// 70(1), 191-221. One too many costs a little noise, and one too few hides a group of assets that falls together;
  /// the eigenvalue ratios of Ahn and Horenstein (2013) stop after a dominant market factor, so they are not used.
  static func factors(
    _ returns: Matrix, count: Int?, assets: [String]
  ) throws(EstimationError) -> CovarianceEstimate {
    let method = CovarianceMethod.factors(count: count)
    let bound = min(FactorStructure.mostFactors(assets: assets.count), returns.rows - 2)
    guard bound > 0 else { throw .tooFewAssets(count: assets.count, needed: 3, method: method.name) }
    if let count, count > bound {
      throw .tooManyFactors(count: count, bound: bound, assets: assets.count, observations: returns.rows)
    }
    let sample = CovarianceEstimate.sample(returns)
    let eigen: (values: [Double], vectors: Matrix)
    do throws(LinearAlgebraError) {
      eigen = try sample.correlation.symmetricEigen()
    } catch {
      throw .eigenvaluesNotFound(method: method.name, reason: error)
    }
    let descending = eigen.values.reversed().map { max(0, $0) }
    let criteria = count == nil ? factorCriteria(descending, observations: returns.rows, bound: bound) : []
    let chosen = count ?? criteria.indices.min { criteria[$0] < criteria[$1] } ?? 0
    let structure = try factorStructure(
      eigen.vectors, descending, count: chosen, criteria: criteria, deviations: sample.standardDeviations,
      assets: assets)
    var estimate = CovarianceEstimate(
      covariance: structure.covariance, shrinkage: nil, observations: sample.observations,
      effectiveObservations: sample.effectiveObservations,
      description: factorDescription(structure, isGiven: count != nil))
    estimate.factors = structure
    return estimate
  }

  /// IC_p2 for every number of factors from 0 to 8 (min(N, T) / 100)^¼, or to the bound.
  private static func factorCriteria(_ eigenvalues: [Double], observations: Int, bound: Int) -> [Double] {
    let (assets, size) = (Double(eigenvalues.count), Double(observations))
    let smaller = min(assets, size)
    let most = min(bound, Int(8 * (smaller / 100).squareRoot().squareRoot()))
    let penalty = (assets + size) / (assets * size) * smaller.logarithm
    return (0...most).map { count in
      (eigenvalues.dropFirst(count).reduce(0, +) / assets).logarithm + Double(count) * penalty
    }
  }

  /// The structure of some components, in the units of the returns.
  private static func factorStructure(
    _ vectors: Matrix, _ eigenvalues: [Double], count: Int, criteria: [Double], deviations: [Double], assets: [String]
  ) throws(EstimationError) -> FactorStructure {
    let order = assets.count
    var loadings = Matrix(rows: order, columns: count)
    var remaining = [Double](repeating: 1, count: order)
    for factor in 0..<count {
      let vector = vectors.column(order - 1 - factor)
      let length = eigenvalues[factor].squareRoot() * (vector.reduce(0, +) < 0 ? -1 : 1)
      for (asset, element) in vector.enumerated() {
        remaining[asset] -= eigenvalues[factor] * element * element
        loadings[asset, factor] = length * element * deviations[asset]
      }
    }
    // No eigenvalue of the correlation is smaller than the smallest part of an asset's own.
    for (asset, own) in remaining.enumerated() where own < NearestCorrelation.defaultFloor {
      throw .noIdiosyncraticVariance(asset: assets[asset], factors: count, share: own)
    }
    return FactorStructure(
      loadings: loadings, idiosyncraticVariances: zip(remaining, deviations).map { $0 * $1 * $1 },
      explainedShares: eigenvalues.prefix(count).map { $0 / Double(order) }, criteria: criteria)
  }

  private static func factorDescription(_ structure: FactorStructure, isGiven: Bool) -> String {
    let share = (100 * structure.explainedShares.reduce(0, +)).text(digits: 3)
    let choice =
      isGiven
      ? "as asked for" : "chosen by IC_p2 of Bai and Ng from 0 to \(structure.criteria.count - 1)"
    let noun = structure.count == 1 ? "factor" : "factors"
    return "factor: \(structure.count) \(noun), \(choice), with \(share) % of the standardised variance;"
      + " principal components of the sample correlation, the rest each asset's own"
  }
}
