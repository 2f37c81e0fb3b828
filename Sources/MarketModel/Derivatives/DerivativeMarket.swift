/// What the contracts on one asset are priced by beside its price: funding, basis, implied volatility.
///
/// None of it moves the asset's own price. Each follows a path of its own beside the price's, with noise of its own and a
/// part that follows the price.
public struct DerivativeMarket: Equatable, Sendable {
  /// The funding that a long perpetual pays a short one, a fraction of its value per year; nil for none.
  public let funding: MeanRevertingRate?
  /// The basis: a future that expires in T years trades at the price times exp(basis T); nil for none.
  public let basis: MeanRevertingRate?
  /// The interest rate per year at which an option's pay-off in dollars is discounted, continuous.
  public let interestRate: Double
  /// The implied volatilities of today and how they move; nil where no option is priced by them.
  public let surface: VolatilitySurface?

  /// What contracts are priced by; a model checks it when it is made.
  public init(
    funding: MeanRevertingRate? = nil, basis: MeanRevertingRate? = nil, interestRate: Double = 0,
    surface: VolatilitySurface? = nil
  ) {
    self.funding = funding
    self.basis = basis
    self.interestRate = interestRate
    self.surface = surface
  }
}
