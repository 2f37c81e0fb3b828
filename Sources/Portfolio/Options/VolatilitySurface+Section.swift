internal import MarketModel

extension VolatilitySurface {
  /// The surface at one time to expiry: what a run of paths at the same moment shares.
  struct Section {
    private let near: Slice
    private let far: Slice
    private let nearScale: Double
    private let farScale: Double
    private let nearWeight: Double
    private let farWeight: Double

    /// The slices on either side of a time, and the share that each has in the variance.
    init(_ surface: VolatilitySurface, years: Double) {
      let slices = surface.slices
      let later = slices.firstIndex { $0.years >= years } ?? slices.count
      far = slices[min(later, slices.count - 1)]
      farScale = years > 0 ? (far.years / years).squareRoot() : 1
      guard later > 0, later < slices.count else {
        (near, nearScale, nearWeight, farWeight) = (far, farScale, 0, 1)
        return
      }
      near = slices[later - 1]
      nearScale = (near.years / years).squareRoot()
      let share = (years - near.years) / (far.years - near.years)
      nearWeight = (1 - share) * near.years / years
      farWeight = share * far.years / years
    }

    /// The volatility per year at a logarithm of strike over forward.
    func volatility(logMoneyness: Double) -> Double {
      let later = far.volatility(at: logMoneyness * farScale)
      guard nearWeight > 0 else { return later }
      let earlier = near.volatility(at: logMoneyness * nearScale)
      return (nearWeight * earlier * earlier + farWeight * later * later).squareRoot()
    }
  }
}

extension VolatilitySurface.Slice {
  /// The time to expiry in years of 365 days.
  fileprivate var years: Double { days / 365 }

  /// The volatility at a moneyness: linear between the points, flat beyond them.
  fileprivate func volatility(at moneyness: Double) -> Double {
    var (lower, upper) = (0, logMoneyness.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if logMoneyness[middle] < moneyness { lower = middle + 1 } else { upper = middle }
    }
    guard upper < logMoneyness.count else { return volatility[volatility.count - 1] }
    guard upper > 0 else { return volatility[0] }
    let share = (moneyness - logMoneyness[upper - 1]) / (logMoneyness[upper] - logMoneyness[upper - 1])
    return volatility[upper - 1] + (volatility[upper] - volatility[upper - 1]) * share
  }
}
