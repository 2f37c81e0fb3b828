public import Numerics

/// A generalised Pareto tail fitted to what exceeds a threshold, with what the fit rests on.
public struct PeaksOverThresholdFit: Equatable, Sendable {
  /// The tail, in the unit of the values.
  public let tail: ParetoTail
  /// The largest log-likelihood of the excesses, of the density in the unit of the values.
  public let logLikelihood: Double
  /// The number of values.
  public let observations: Int
  /// The number of values strictly beyond the threshold.
  public let excesses: Int
  /// The mean excess over the threshold, in the unit of the values.
  public let meanExcess: Double
  /// How sure scale and shape are; nil where both are bounded, or where the shape is at its least, -1/2.
  public let standardErrors: StandardErrors?
  /// How far the excesses are from the law that was fitted to them.
  public let goodnessOfFit: ParetoGoodnessOfFit
  /// How the search went.
  public let convergence: Convergence

  /// The number of parameters that were estimated: scale and shape.
  public var parameterCount: Int { 2 }

  /// The scale less shape times threshold, which is the same at every threshold beyond which the law holds.
  public var modifiedScale: Double { tail.excess.scale - tail.excess.shape * tail.threshold }

  /// Standard errors of the parameters, from the expected information (Smith 1985, Biometrika 72, 67-90).
  ///
  /// They take the threshold for given and the excesses for independent.
  public struct StandardErrors: Equatable, Sendable {
    /// That of the scale, in its unit; given the shape where a bound holds that.
    public let scale: Double
    /// That of the shape; nil where a bound holds the shape.
    public let shape: Double?
    /// The covariance of the two; 0 where a bound holds the shape.
    public let covariance: Double
  }

  /// How the search for the largest likelihood went.
  public struct Convergence: Equatable, Sendable {
    /// How many local maxima the grid showed, each of which was climbed.
    public let starts: Int
    /// How often the likelihood was evaluated.
    public let evaluations: Int
    /// The difference between the best and the worst of the local maxima.
    public let spread: Double
    /// The bound that the shape lies on.
    public let activeBound: ShapeBound?
  }

  /// A bound that a fitted shape lies on, so that the data would rather have it beyond.
  public enum ShapeBound: String, CaseIterable, Sendable {
    /// The shape is -1/2: the tail ends abruptly, as that of rounded or truncated values.
    case least
    /// The shape is at the largest that was allowed.
    case most
  }
}

extension PeaksOverThresholdFit.StandardErrors {
  /// The standard errors of a law fitted to so many excesses.
  init?(_ law: GeneralisedPareto, excesses: Int, isShapeHeld: Bool) {
    let (ξ, n) = (law.shape, Double(excesses))
    guard ξ > -0.5 else { return nil }
    if isShapeHeld {
      (scale, shape, covariance) = (law.scale * ((1 + 2 * ξ) / n).squareRoot(), nil, 0)
    } else {
      scale = law.scale * (2 * (1 + ξ) / n).squareRoot()
      shape = (1 + ξ) / n.squareRoot()
      covariance = -law.scale * (1 + ξ) / n
    }
  }
}
