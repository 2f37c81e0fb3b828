internal import Numerics

/// The law of Anderson and Darling's statistic in large samples where parameters were fitted to the same values.
///
/// The empirical distribution function about a fitted one is, in large samples, a Gaussian process on 0 to 1 with
/// covariance min(u, v) - uv - g(u)ᵀ I⁻¹ g(v): g are the derivatives of the distribution function in the parameters at
/// its quantiles, I is their Fisher information (Durbin 1973, Annals of Statistics 1, 279-290). The statistic is the
/// integral of the squared process by the logit of u, a sum of chi-squares weighted with the eigenvalues of that
/// covariance, and its tail is Lugannani and Rice's saddlepoint approximation, right to some hundredths of itself.
struct FittedAndersonDarling {
  /// The eigenvalues, those of rounding size left out.
  private let weights: [Double]

  /// The logits at which the process is looked at reach so far to both sides.
  private static let reach = 12.0
  private static let points = 100
  private static let step = 2 * reach / Double(points)

  /// The law of the statistic for a shape; nil for a shape without a density here, or where nothing was fitted.
  init?(_ shape: ResidualLaw.Shape?, fitted: FittedShape) {
    guard let shape, fitted != .nothing else { return nil }
    let places = (0..<Self.points).map { index in
      let logit = -Self.reach + (Double(index) + 0.5) * Self.step
      return (lower: 1 / (1 + (-logit).exponential), upper: 1 / (1 + logit.exponential))
    }
    var (slopes, scores): ([[Double]], [[Double]]) = ([], [])
    for place in places {
      // The far tail is reached from the near one, since the laws are symmetric.
      let x =
        place.lower < 0.5 ? shape.quantile(place.lower) : -shape.quantile(place.upper)
      let (slope, score) = shape.sensitivities(at: x, fitted: fitted)
      slopes.append(slope)
      scores.append(score.map { $0 * (place.lower * place.upper * Self.step).squareRoot() })
    }
    let information = Matrix(scores).crossProduct()
    guard let factor = try? information.choleskyFactor() else { return nil }
    let reduced = factor.whitened(Matrix(slopes))
    var covariance = Matrix(rows: places.count, columns: places.count)
    for column in places.indices {
      for row in column..<places.count {
        var value = places[column].lower * places[row].upper
        for index in 0..<reduced.columns { value -= reduced[row, index] * reduced[column, index] }
        covariance[row, column] = value * Self.step
        covariance[column, row] = covariance[row, column]
      }
    }
    guard let eigen = try? covariance.symmetricEigen() else { return nil }
    weights = eigen.values.filter { $0 > 1e-9 }
  }

  /// The probability of a larger statistic.
  func upperTail(_ statistic: Double) -> Double {
    guard statistic > 0, let largest = weights.last else { return 1 }
    func slope(_ s: Double) -> Double { weights.reduce(0) { $0 + $1 / (1 - 2 * $1 * s) } }
    // The slope of the cumulant function rises from 0 at minus infinity without end towards 1 / 2λ.
    var (low, high) = (-Double(weights.count) / statistic, 0.5 / largest)
    for _ in 0..<200 where high - low > 1e-14 * max(abs(low), abs(high)) {
      let middle = (low + high) / 2
      if slope(middle) < statistic { low = middle } else { high = middle }
    }
    let s = (low + high) / 2
    var (cumulant, curvature, skew) = (0.0, 0.0, 0.0)
    for weight in weights {
      let share = weight / (1 - 2 * weight * s)
      cumulant -= 0.5 * (1 - 2 * weight * s).logarithm
      curvature += 2 * share * share
      skew += 8 * share * share * share
    }
    let w = (2 * max(s * statistic - cumulant, 0)).squareRoot() * (s < 0 ? -1 : 1)
    guard abs(w) > 1e-4 else {
      return 0.5 - skew / (6 * (2 * Double.pi).squareRoot() * curvature * curvature.squareRoot())
    }
    let v = s * curvature.squareRoot()
    return min(max(StandardNormal.upperTail(w) + StandardNormal.density(w) * (1 / v - 1 / w), 0), 1)
  }
}
