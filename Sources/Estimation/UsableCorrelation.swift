internal import Numerics

/// A correlation that a market model accepts, and the repairs that made it one.
struct UsableCorrelation {
  let matrix: Matrix
  let eigenvalues: [Double]
  let repairs: [String]

  /// Keeps a correlation that is safely positive definite and replaces any other by the nearest that is.
  init(_ correlation: Matrix, assets: [String]) throws {
    let eigenvalues = try correlation.symmetricEigen().values
    if let smallest = eigenvalues.first, smallest < NearestCorrelation.defaultFloor {
      let nearest = try NearestCorrelation(to: correlation)
      matrix = nearest.matrix
      self.eigenvalues = try nearest.matrix.symmetricEigen().values
      repairs = [nearest.description(assets: assets)]
    } else {
      matrix = correlation
      self.eigenvalues = eigenvalues
      repairs = []
    }
  }

  var smallestEigenvalue: Double { eigenvalues.first ?? 1 }
  var conditionNumber: Double { (eigenvalues.last ?? 1) / smallestEigenvalue }
}
