internal import MarketModel
internal import Numerics

/// A rate that returns to its mean, over the steps of one grid.
struct RateProcess: Sendable {
  /// The rate before the first step.
  let start: Double
  /// The rate that it returns to.
  let mean: Double
  /// What is left of a deviation after a step.
  let decay: Double
  /// What the asset's log return of a step counts.
  let slope: Double
  /// The standard deviation of a step's own noise.
  let noise: Double
  /// The least rate.
  let floor: Double
  /// The greatest.
  let cap: Double

  init(_ rate: MeanRevertingRate, _ laws: LawContext) {
    let stepDays = laws.grid.stepDays
    start = rate.now
    mean = rate.mean
    decay = (-halfLifeRate * stepDays / rate.halfLifeDays).exponential
    slope = rate.priceSlope
    noise =
      rate.volatility * laws.stepYears.squareRoot()
      * MeanReversion.gain(halfLifeDays: rate.halfLifeDays, stepDays: stepDays)
    floor = rate.floor ?? -.infinity
    cap = rate.cap ?? .infinity
  }

  /// Moves the rates of a column of paths by a step.
  ///
  /// - Parameters:
  ///   - values: Holds the rates.
  ///   - first: The first place of the column.
  ///   - returns: The asset's log returns of the step.
  ///   - normals: The step's own noise; not looked at where there is none.
  func advance(_ values: inout [Double], at first: Int, returns: [Double], normals: [Double]) {
    for place in 0..<PathTile.width {
      var value = mean + (values[first + place] - mean) * decay + slope * returns[place]
      if noise > 0 { value += noise * normals[place] }
      values[first + place] = min(max(value, floor), cap)
    }
  }
}
