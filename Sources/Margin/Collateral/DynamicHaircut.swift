internal import Portfolio

/// A haircut that grows as the market gets restless; the weight is the lower of the static one and 1 less this haircut.
public enum DynamicHaircut: Equatable, Sendable {
  /// A multiple of the volatility over a holding period: max(floor, multiple σ sqrt(days / 365)), at most 1.
  ///
  /// σ is the market state's volatility of the asset per year; where it is not known, 0, the floor stands.
  case volatility(multiple: Double, floor: Double, days: Double)
  /// The haircut of the last step that a measure of stress has reached; none before the first.
  case stepped(by: StressMeasure, steps: [Step])

  /// What a stepped haircut follows.
  public enum StressMeasure: String, CaseIterable, Sendable {
    /// The fall of the price since the book was taken, a fraction of it.
    case drawdown
    /// The market state's volatility per year.
    case volatility
    /// What implied volatilities have been multiplied by since the book was taken.
    case volatilityLevel
  }

  /// A haircut from a level of stress on.
  public struct Step: Equatable, Sendable {
    /// The least stress at which it holds.
    public let from: Double
    /// The haircut.
    public let haircut: Double

    /// A step; the rules of a venue check it when they are made.
    public init(from: Double, haircut: Double) {
      self.from = from
      self.haircut = haircut
    }
  }

  /// The largest weight that it leaves to an asset.
  func largestWeight(of asset: Int, in state: MarketState, since today: MarketState) -> Double {
    switch self {
    case .volatility(let multiple, let floor, let days):
      return 1 - min(1, max(floor, multiple * state.volatilities[asset] * (days / 365).squareRoot()))
    case .stepped(let measure, let steps):
      let stress =
        switch measure {
        case .drawdown: 1 - state.prices[asset] / today.prices[asset]
        case .volatility: state.volatilities[asset]
        case .volatilityLevel: state.volatilityLevels[asset]
        }
      return 1 - (steps.last { $0.from <= stress }?.haircut ?? 0)
    }
  }
}
