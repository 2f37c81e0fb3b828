/// The parameters of h' = ω + (α + γ [ε < 0]) ε² + β h, which moves a conditional variance on.
public struct VarianceRecursion: Equatable, Sendable {
  /// The constant ω.
  public let omega: Double
  /// The weight α of the last squared surprise.
  public let alpha: Double
  /// What a fall adds to it, γ.
  public let gamma: Double
  /// The weight β of the last variance.
  public let beta: Double

  /// A recursion.
  public init(omega: Double, alpha: Double, gamma: Double, beta: Double) {
    self.omega = omega
    self.alpha = alpha
    self.gamma = gamma
    self.beta = beta
  }
}
