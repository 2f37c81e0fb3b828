/// The law of the log returns of a model's drivers, apart from their long-run volatility, drift and correlation.
public enum Dynamics: Equatable, Sendable {
  /// Jointly normal.
  case gaussian
  /// Jointly Student t with one common chi-square per step, scaled to the model's volatility.
  ///
  /// Tails that heavy have no exponential moment: the price has no finite expectation, so the promise
  /// E[S_T] = S_0 exp(drift T) cannot be kept to the letter. The log drift is that of the Gaussian of the same volatility,
  /// drift less half the variance.
  case studentT(degreesOfFreedom: Double)
  /// A Gaussian diffusion with the model's volatility and correlation, and jumps on top of it (Merton 1976).
  case jumpDiffusion(JumpDiffusion)
  /// Volatility that clusters, GARCH or GJR-GARCH, and correlation that may.
  case garch(ClusteredReturns)
  /// A t copula over margins of their own, with volatility that may cluster.
  case copula(CopulaReturns)
  /// Days that were observed, drawn again, with volatility that may cluster.
  case historical(ResampledReturns)
  /// A hidden Markov chain that chooses the covariance of each step.
  case regimeSwitching(RegimeSwitching)

  /// The name of the law in a model file.
  public var kind: String {
    switch self {
    case .gaussian: "gaussian"
    case .studentT: "studentT"
    case .jumpDiffusion: "jumpDiffusion"
    case .garch: "garch"
    case .copula: "copula"
    case .historical: "historical"
    case .regimeSwitching: "regimeSwitching"
    }
  }

  /// The names that a model file may use.
  public static let kinds = [
    "gaussian", "studentT", "jumpDiffusion", "garch", "copula", "historical", "regimeSwitching",
  ]

  /// Whether a price has a finite expectation.
  ///
  /// A generalised Pareto tail of positive shape and a Student t are too heavy for it.
  public var pricesHaveExpectations: Bool {
    switch self {
    case .gaussian, .jumpDiffusion, .historical, .regimeSwitching: true
    case .studentT: false
    case .garch(let returns): returns.innovations == .normal
    case .copula(let returns): returns.margins.allSatisfy { $0.upper.shape < 0 }
    }
  }

  /// The length in days of the steps that the law describes; nil for a law of steps of any length.
  ///
  /// Volatility that clusters, days drawn again and a chain of regimes are laws of one step length; nothing else can be
  /// simulated from them.
  public var stepDays: Double? {
    switch self {
    case .gaussian, .studentT, .jumpDiffusion: nil
    case .garch(let returns): returns.stepDays
    case .copula(let returns): returns.stepDays
    case .historical(let returns): returns.stepDays
    case .regimeSwitching(let regimes): regimes.stepDays
    }
  }

  /// How volatility clusters; nil where it does not.
  public var clustering: VolatilityClustering? {
    switch self {
    case .gaussian, .studentT, .jumpDiffusion, .regimeSwitching: nil
    case .garch(let returns): returns.clustering
    case .copula(let returns): returns.clustering
    case .historical(let returns): returns.clustering
    }
  }
}
