public import Numerics

/// A law of standardised residuals whose correlation moves: the scalar DCC(1,1) of Engle (2002).
///
/// Q_t = (1 - α - β) Q̄ + α e_{t-1} e_{t-1}ᵀ + β Q_{t-1}, and the correlation R_t is Q_t scaled to a diagonal of 1. The
/// residuals e of a step have mean 0, variance 1 and correlation R_t given the steps before. All pairs share α and β: it
/// is the scalar version. R. Engle, "Dynamic conditional correlation", Journal of Business & Economic Statistics 20,
/// 339-350. Aielli (2013, same journal 31, 282-299) showed that E[e eᵀ] is not Q̄ in this law, so that its
/// estimate by the sample is slightly off; his corrected form, cDCC, is another law.
public struct DCC: Equatable, Sendable {
  /// The weight of the last residuals, α.
  public let alpha: Double
  /// The weight of the last Q, β.
  public let beta: Double
  /// The level that Q returns to, Q̄: a correlation.
  public let target: Matrix
  /// The law of the innovations.
  public let innovations: Innovations

  /// The joint law of the innovations of a step.
  public enum Innovations: Equatable, Sendable {
    /// Multivariate normal.
    case normal
    /// Multivariate t of variance 1, with one common chi-square a step and more than 2 degrees of freedom.
    case studentT(degreesOfFreedom: Double)
  }

  /// The law with these parameters.
  ///
  /// - Parameters:
  ///   - alpha: The weight of the last residuals.
  ///   - beta: The weight of the last Q.
  ///   - target: The level that Q returns to.
  ///   - innovations: The law of the innovations.
  /// - Precondition: the weights are not negative and their sum is below 1, the target is square with a diagonal of 1,
  ///   and degrees of freedom exceed 2.
  public init(alpha: Double, beta: Double, target: Matrix, innovations: Innovations) {
    precondition(alpha >= 0 && beta >= 0 && alpha + beta < 1, "Weights that are not negative, with a sum below 1")
    precondition(target.rows == target.columns && target.rows > 0, "A correlation matrix is square")
    precondition(target.diagonal.allSatisfy { $0 == 1 }, "A correlation matrix has a diagonal of 1")
    if case .studentT(let degreesOfFreedom) = innovations {
      precondition(degreesOfFreedom > 2 && degreesOfFreedom.isFinite, "The innovations have a variance")
    }
    self.alpha = alpha
    self.beta = beta
    self.target = target
    self.innovations = innovations
  }

  /// How much of a surprise is left a step later, α + β.
  public var persistence: Double { alpha + beta }

  /// 1/ν, and 0 for normal innovations.
  var inverseDegreesOfFreedom: Double {
    switch innovations {
    case .normal: 0
    case .studentT(let degreesOfFreedom): 1 / degreesOfFreedom
    }
  }
}
