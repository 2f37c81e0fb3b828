internal import Numerics

extension GARCHFit {
  /// Standard errors of the parameters, in their units.
  ///
  /// A parameter that is held by a bound has none, and where the persistence is 1 those of α, γ and β are given that it
  /// is. With variance targeting they take the target for the true variance, and so are too small.
  public struct StandardErrors: Equatable, Sendable {
    /// From the curvature of the likelihood: right where the innovations have the law that was fitted.
    public let hessian: [GARCHParameter: Double]
    /// From the curvature and the spread of the scores (Bollerslev and Wooldridge 1992): right for the mean and the
    /// variance also where the innovations have another law.
    public let robust: [GARCHParameter: Double]

    init(_ covariance: ParameterCovariance) {
      func errors(_ matrix: Matrix) -> [GARCHParameter: Double] {
        Dictionary(uniqueKeysWithValues: zip(covariance.parameters, matrix.diagonal.map { $0.squareRoot() }))
      }
      hessian = errors(covariance.hessian)
      robust = errors(covariance.robust)
    }
  }
}
