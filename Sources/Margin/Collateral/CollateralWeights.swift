/// The shares of a value that count against initial and maintenance margin.
public struct CollateralWeights: Equatable, Sendable {
  /// The share that may be borrowed or traded against.
  public var initial: Double
  /// The share that keeps an account from being called.
  public var maintenance: Double

  /// A pair of weights.
  public init(initial: Double, maintenance: Double) {
    self.initial = initial
    self.maintenance = maintenance
  }

  /// What is not accepted counts nothing.
  static let none = CollateralWeights(initial: 0, maintenance: 0)

  /// The weights, neither above a bound.
  func capped(at bound: Double) -> CollateralWeights {
    CollateralWeights(initial: min(initial, bound), maintenance: min(maintenance, bound))
  }
}
