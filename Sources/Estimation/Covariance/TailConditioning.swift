internal import Numerics

/// What it does to a covariance to look only at the days on which a portfolio did worst, where nothing but that changed.
///
/// Let u be the portfolio's return over its standard deviation, b the covariances of the assets with u, and the event that
/// u falls below its quantile at q. For normal returns of covariance Σ the covariance given the event is
/// Σ + (v - 1) b bᵀ, with v the variance of u given the event: Boyer, Gibson and Loretan (1999), "Pitfalls in tests for
/// changes in correlations", Federal Reserve IFDP 597. For multivariate t returns the part that u does not explain grows
/// too, and it is k (Σ - b bᵀ) + v b bᵀ. With a the t's quantile and F and f the distribution and density of t laws,
/// k = F_{ν-2}(a √((ν-2)/ν)) / q, and E[t²] = ν ((ν-1)/(ν-2) k - 1) and E[t] = -(ν + a²)/(ν - 1) f_ν(a) / q in the event.
struct TailConditioning: Equatable {
  /// v: the variance of the portfolio's return given the event, over the variance of all of them.
  let portfolioVariance: Double
  /// k: by what the covariance that the portfolio does not explain is multiplied; 1 for normal returns.
  let residualScale: Double

  /// The conditioning of normal returns on the worst share of days.
  init(normal share: Double) {
    let quantile = StandardNormal.quantile(share)
    let mean = -StandardNormal.density(quantile) / share
    portfolioVariance = 1 + quantile * mean - mean * mean
    residualScale = 1
  }

  /// The conditioning of t returns of more than 2 degrees of freedom ν.
  init(studentT ν: Double, share: Double) {
    precondition(ν > 2, "A variance needs more than 2 degrees of freedom")
    let law = StudentT(degreesOfFreedom: ν)
    let quantile = law.quantile(share)
    let shrink = (ν - 2) / ν
    residualScale = StudentT(degreesOfFreedom: ν - 2).cumulative(quantile * shrink.squareRoot()) / share
    let square = ν * ((ν - 1) / (ν - 2) * residualScale - 1)
    let mean = -(ν + quantile * quantile) / (ν - 1) * law.density(quantile) / share
    portfolioVariance = shrink * (square - mean * mean)
  }

  /// The covariance that a law shows given the event.
  ///
  /// `slopes` are the regression slopes of the assets on the portfolio, `variance` is the portfolio's.
  func conditioned(_ covariance: Matrix, slopes: [Double], variance: Double) -> Matrix {
    covariance.scaled(by: residualScale)
      .addingProduct(of: slopes, times: (portfolioVariance - residualScale) * variance)
  }

  /// The covariance of the law that shows this one, estimated from a number of days, given the event.
  ///
  /// The slopes come from those days, too, so the products of their errors have to be taken off again: they are the
  /// residual covariance over the sum of the portfolio's squared deviations.
  func unconditioned(_ covariance: Matrix, slopes: [Double], variance: Double, days: Int) -> Matrix {
    let degrees = Double(days - 1)
    let residual = covariance.addingProduct(of: slopes, times: -variance).scaled(by: degrees / (degrees - 1))
    return residual.scaled(by: 1 / residualScale - 1 / (degrees * portfolioVariance))
      .addingProduct(of: slopes, times: variance / portfolioVariance)
  }
}

extension Matrix {
  /// This matrix plus a multiple of a vector times its transpose.
  fileprivate func addingProduct(of vector: [Double], times factor: Double) -> Matrix {
    var result = self
    for column in 0..<columns {
      for row in 0..<rows { result[row, column] += factor * (vector[row] * vector[column]) }
    }
    return result
  }
}
