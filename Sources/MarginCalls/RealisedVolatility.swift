internal import Numerics
internal import Portfolio
internal import Simulation

/// The yearly volatility that each path has realised, the later steps counting more.
///
/// The variance is v' = λ v + (1 - λ) r² / dt with λ = 2^(-step/half-life) and r the step's log return, mean included; it
/// begins with the model's own. J. P. Morgan (1996), "RiskMetrics technical document", section 5.2.
struct RealisedVolatility: Sendable {
  private let places: [Int?]
  private let startVolatilities: [Double]
  private let decay: Double
  /// What a squared log return counts.
  private let weight: Double
  /// By asset of the book and path, the yearly variance.
  private var variances: [[Double]]
  /// The same of the log ratio after the last step.
  private var before: [[Double]]

  init(_ market: PathMarket, halfLifeDays: Double) {
    precondition(halfLifeDays > 0, "A half-life is above 0")
    let grid = market.simulation.grid
    places = market.places
    startVolatilities = market.start.volatilities
    let exponent = -(2.0).logarithm * grid.stepDays / halfLifeDays
    decay = exponent.exponential
    weight = -exponent.exponentialMinusOne / market.years(after: 1)
    variances = places.map { _ in Array(repeating: 0, count: PathTile.width) }
    before = variances
  }

  /// Begins with the paths of a tile.
  mutating func start() {
    for asset in variances.indices {
      let volatility = startVolatilities[asset]
      for lane in 0..<PathTile.width {
        variances[asset][lane] = volatility * volatility
        before[asset][lane] = 0
      }
    }
  }

  /// Sees a step.
  mutating func see(_ tile: PathTile) {
    for (asset, place) in places.enumerated() {
      guard let first = place.map({ PathTile.column($0).lowerBound }) else { continue }
      Self.follow(
        tile.logRatios, from: first, decay: decay, weight: weight, variances: &variances[asset],
        before: &before[asset])
    }
  }

  private static func follow(
    _ logRatios: [Double], from first: Int, decay: Double, weight: Double, variances: inout [Double],
    before: inout [Double]
  ) {
    for lane in variances.indices {
      let logRatio = logRatios[first + lane]
      let move = logRatio - before[lane]
      variances[lane] = decay * variances[lane] + weight * move * move
      before[lane] = logRatio
    }
  }

  /// The yearly volatility of an asset on a path.
  func volatility(of asset: Int, lane: Int) -> Double { variances[asset][lane].squareRoot() }
}
