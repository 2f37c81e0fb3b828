/// Which GARCH law is fitted, and how: the choices that a user makes.
public struct GARCHSpecification: Equatable, Sendable {
  /// Whether falls may count more than rises: GJR-GARCH, with γ, instead of GARCH.
  public var isAsymmetric: Bool
  /// The law of the innovations.
  public var innovations: Innovations
  /// Whether ω is such that the unconditional variance is the sample variance, instead of a parameter of its own.
  ///
  /// It steadies the fit of a short series and costs likelihood.
  public var targetsVariance: Bool
  /// The most evaluations of the likelihood that the search from one start may take.
  public var evaluationLimit: Int

  /// The law of the innovations that is fitted.
  public enum Innovations: String, CaseIterable, Sendable {
    /// Standard normal.
    case normal
    /// Student's t of variance 1, whose degrees of freedom are fitted, between 2.05 and 500.
    case studentT
  }

  /// The choices for one fit.
  ///
  /// - Parameters:
  ///   - isAsymmetric: Whether falls may count more than rises.
  ///   - innovations: The law of the innovations.
  ///   - targetsVariance: Whether the unconditional variance is the sample variance.
  ///   - evaluationLimit: The most evaluations of the likelihood from one start; positive.
  public init(
    isAsymmetric: Bool = false, innovations: Innovations = .studentT, targetsVariance: Bool = false,
    evaluationLimit: Int = 500
  ) {
    precondition(evaluationLimit > 0, "A search needs an evaluation")
    self.isAsymmetric = isAsymmetric
    self.innovations = innovations
    self.targetsVariance = targetsVariance
    self.evaluationLimit = evaluationLimit
  }

  /// The number of parameters that a fit estimates, the target of the variance among them.
  public var parameterCount: Int { 4 + (isAsymmetric ? 1 : 0) + (innovations == .studentT ? 1 : 0) }

  /// The parameters that are free, in order; ω is not one where the variance is targeted.
  var freeParameters: [GARCHParameter] {
    GARCHParameter.allCases.filter { parameter in
      switch parameter {
      case .mean, .alpha, .beta: true
      case .omega: !targetsVariance
      case .gamma: isAsymmetric
      case .degreesOfFreedom: innovations == .studentT
      }
    }
  }
}
