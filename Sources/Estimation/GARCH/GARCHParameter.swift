/// The parameters of a GARCH law, by name.
public enum GARCHParameter: Int, CaseIterable, Sendable {
  /// The mean return of a step, μ.
  case mean
  /// The constant of the variance, ω.
  case omega
  /// The weight of the last squared surprise, α.
  case alpha
  /// What a fall adds to that weight, γ.
  case gamma
  /// The weight of the last variance, β.
  case beta
  /// The degrees of freedom of t innovations, ν.
  case degreesOfFreedom
}
