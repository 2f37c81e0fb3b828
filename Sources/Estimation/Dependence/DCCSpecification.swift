/// Which dynamic correlation is fitted, and how: the choices that a user makes.
public struct DCCSpecification: Equatable, Sendable {
  /// The joint law of the innovations.
  public var innovations: Innovations
  /// The most evaluations of the likelihood that the search from one start may take.
  public var evaluationLimit: Int

  /// The joint law of the innovations that is fitted.
  public enum Innovations: Equatable, Sendable {
    /// Normal: a quasi-likelihood, right for the correlations also where the innovations have another law.
    case normal
    /// Multivariate t of variance 1, whose degrees of freedom are fitted, between 2.05 and 500.
    case studentT
    /// Multivariate t of variance 1, of these degrees of freedom, between 2.05 and 500.
    case givenStudentT(degreesOfFreedom: Double)
  }

  /// The degrees of freedom that are tried.
  public static let degreesOfFreedom = 2.05...500.0
  /// The largest α + β that is tried.
  public static let largestPersistence = 0.9999
  /// The fewest steps that are fitted.
  public static let fewestObservations = 100
  /// The mean squares that standardised residuals may have.
  public static let meanSquares = 0.1...10.0
  /// The smallest eigenvalue that the correlation of the residuals may have.
  public static let smallestEigenvalue = 1e-8
  /// The most by which the log-likelihood of a fit may fall short of its maximum, as far as its curvature tells.
  public static let largestShortfall = 1e-4

  /// The choices for one fit.
  ///
  /// - Parameters:
  ///   - innovations: The joint law of the innovations.
  ///   - evaluationLimit: The most evaluations of the likelihood from one start; positive.
  public init(innovations: Innovations = .studentT, evaluationLimit: Int = 200) {
    precondition(evaluationLimit > 0, "A search needs an evaluation")
    if case .givenStudentT(let degreesOfFreedom) = innovations {
      precondition(Self.degreesOfFreedom.contains(degreesOfFreedom), "Degrees of freedom between 2.05 and 500")
    }
    self.innovations = innovations
    self.evaluationLimit = evaluationLimit
  }

  /// The parameters that the likelihood is maximised over.
  var freeParameters: [DCCParameter] {
    innovations == .studentT ? DCCParameter.allCases : [.alpha, .beta]
  }
}
