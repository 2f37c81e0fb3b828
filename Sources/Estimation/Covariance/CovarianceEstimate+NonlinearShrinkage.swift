internal import Numerics

extension CovarianceEstimate {
  /// Ledoit and Wolf's analytical nonlinear shrinkage: the sample's eigenvectors, with each eigenvalue moved by its own
  /// formula.
  ///
  /// Ledoit and Wolf (2020), "Analytical nonlinear shrinkage of large-dimensional covariance matrices", Annals of
  /// Statistics 48(5), 3043-3065: equation 4.3, and C.4, C.5 and C.8 where there are more assets than returns. The sample
  /// size is the number of rows less one, which the mean takes. A single asset keeps its sample variance.
  static func ledoitWolfNonlinear(_ returns: Matrix, assets: [String]) throws(EstimationError) -> CovarianceEstimate {
    let sample = CovarianceEstimate.sample(returns)
    guard assets.count > 1 else { return sample.described(as: nonlinearDescription) }
    let (eigenvalues, vectors) = try sample.spectrum(assets: assets, method: .ledoitWolfNonlinear)
    let shrunk = shrunkEigenvalues(eigenvalues, observations: returns.rows - 1)
    var root = vectors
    for column in 0..<root.columns {
      let length = shrunk[column].squareRoot()
      for row in 0..<root.rows { root[row, column] *= length }
    }
    return CovarianceEstimate(
      covariance: root.transposed().crossProduct(), shrinkage: nil, observations: sample.observations,
      effectiveObservations: sample.effectiveObservations, description: nonlinearDescription)
  }

  private static let nonlinearDescription =
    "Ledoit-Wolf, nonlinear: demeaned, each eigenvalue moved by its own formula, eigenvectors as they are"

  /// The eigenvalues that take the place of a sample's, both ascending.
  private static func shrunkEigenvalues(_ eigenvalues: [Double], observations: Int) -> [Double] {
    let size = Double(observations)
    let positive = Array(eigenvalues.suffix(observations))
    let spectrum = SpectralDensity(eigenvalues: positive, observations: size)
    guard eigenvalues.count > observations else {
      let concentration = Double(eigenvalues.count) / size
      return positive.map { eigenvalue in
        let (density, transform) = spectrum.values(at: eigenvalue)
        let scale = .pi * concentration * eigenvalue
        let (imaginary, real) = (scale * density, 1 - concentration - scale * transform)
        return eigenvalue / (imaginary * imaginary + real * real)
      }
    }
    let nullity = eigenvalues.count - observations
    let null = size / (.pi * Double(nullity) * spectrum.values(at: 0).hilbertTransform)
    return Array(repeating: null, count: nullity)
      + positive.map { eigenvalue in
        let (density, transform) = spectrum.values(at: eigenvalue)
        return 1 / (.pi * .pi * eigenvalue * (density * density + transform * transform))
      }
  }

  /// The eigenvalues, ascending, and the eigenvectors of this covariance, of as high a rank as its returns can give it.
  private func spectrum(
    assets: [String], method: CovarianceMethod
  ) throws(EstimationError) -> (values: [Double], vectors: Matrix) {
    let decomposition: (values: [Double], vectors: Matrix)
    do throws(LinearAlgebraError) {
      decomposition = try covariance.symmetricEigen()
    } catch {
      throw .eigenvaluesNotFound(method: method.name, reason: error)
    }
    let largest = decomposition.values.last ?? 0
    // What the rounding of the products and of LAPACK leaves of a null eigenvalue.
    let rounding = 16 * Double(assets.count) * largest.ulp
    let rank = decomposition.values.count { $0 > rounding }
    let needed = min(assets.count, observations[0] - 1)
    guard rank >= needed else {
      let alike = closestPair
      throw .singularReturns(
        rank: rank, needed: needed, method: method.name, first: assets[alike.first], second: assets[alike.second],
        correlation: alike.correlation)
    }
    return decomposition
  }

  /// The two assets of the largest absolute correlation.
  private var closestPair: (first: Int, second: Int, correlation: Double) {
    let correlation = correlation
    var closest = (first: 0, second: 1, correlation: correlation[0, 1])
    for second in 0..<correlation.columns {
      for first in 0..<second where abs(correlation[first, second]) > abs(closest.correlation) {
        closest = (first, second, correlation[first, second])
      }
    }
    return closest
  }

  private func described(as description: String) -> CovarianceEstimate {
    CovarianceEstimate(
      covariance: covariance, shrinkage: shrinkage, observations: observations,
      effectiveObservations: effectiveObservations, description: description)
  }
}
