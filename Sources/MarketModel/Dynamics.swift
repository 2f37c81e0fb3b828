/// The law of the log returns of one step, apart from their volatility, drift and correlation.
public enum Dynamics: Equatable, Sendable {
  /// Jointly normal.
  case gaussian
  /// Jointly Student t with one common chi-square per step, scaled to the model's volatility.
  ///
  /// Tails that heavy have no exponential moment: the price has no finite expectation, so the promise
  /// E[S_T] = S_0 exp(drift T) cannot be kept to the letter. The log drift is that of the Gaussian of the same volatility,
  /// drift less half the variance.
  case studentT(degreesOfFreedom: Double)

  /// The name of the law in a model file.
  public var kind: String {
    switch self {
    case .gaussian: "gaussian"
    case .studentT: "studentT"
    }
  }

  /// Whether a price has a finite expectation.
  public var pricesHaveExpectations: Bool {
    switch self {
    case .gaussian: true
    case .studentT: false
    }
  }

  /// The names that a model file may use.
  public static let kinds = ["gaussian", "studentT"]
}
