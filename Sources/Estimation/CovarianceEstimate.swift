public import Numerics

/// A covariance of returns, per step, and how it was found.
public struct CovarianceEstimate: Equatable, Sendable {
  /// The covariance of the returns of one step: symmetric, one row per asset.
  public let covariance: Matrix
  /// The weight of the target in a shrinkage estimate, between 0 and 1; nil where the method does not shrink.
  public let shrinkage: Double?
  /// The number of returns behind each asset's variance.
  public let observations: [Int]
  /// The number of equally weighted returns that would give each variance the same standard error.
  ///
  /// It is 1 over the sum of the squared weights, and less than ``observations`` only where the weights differ.
  public let effectiveObservations: [Double]
  /// The estimator with its parameters, in one line.
  public let description: String
  /// The factors behind the covariance; nil where the method has none, and where a blend has left them.
  public internal(set) var factors: FactorStructure?
  /// What was changed to make the correlation usable, a line for each change.
  public internal(set) var repairs: [String] = []

  /// The standard deviation of the returns of one step, one per asset.
  public var standardDeviations: [Double] { covariance.diagonal.map { $0.squareRoot() } }

  /// The correlation: symmetric, with a diagonal of exactly 1.
  public var correlation: Matrix { covariance.correlation }
}
