public import Numerics

/// Regimes fitted to returns, with what the fit rests on.
///
/// States stand in the order of their total variance, the calmest first.
public struct RegimeFit: Equatable, Sendable {
  /// The names of the assets, in the order of the law's.
  public let assets: [String]
  /// The law of the returns less ``means``.
  public let law: RegimeLaw
  /// The sample means that were taken off the returns, one per asset.
  public let means: [Double]
  /// The largest log-likelihood, that of the returns less their means, with all states alike in the first step.
  public let logLikelihood: Double
  /// The number of steps.
  public let observations: Int
  /// The number of parameters that were estimated, the means not among them.
  public let parameterCount: Int
  /// The expected number of steps in each state, given all returns.
  public let occupancy: [Double]
  /// The probability of each state in the last step, given all returns: what a simulation starts from.
  public let lastProbabilities: [Double]
  /// How sure the parameters are; nil where the likelihood has no strict maximum there.
  public let standardErrors: StandardErrors?
  /// How the search went.
  public let convergence: Convergence

  /// Akaike's information criterion, 2k - 2 log L; less is better.
  public var akaikeInformation: Double { 2 * Double(parameterCount) - 2 * logLikelihood }

  /// Schwarz's information criterion, k log n - 2 log L; less is better.
  public var bayesianInformation: Double {
    Double(parameterCount) * Double(observations).logarithm - 2 * logLikelihood
  }

  /// Standard errors from the observed information, in the units of the law.
  public struct StandardErrors: Equatable, Sendable {
    /// Of the probability of each state (column) after each (row); nil where it is held at 0.
    public let transition: [[Double?]]
    /// Of the standard deviations of a step's returns, for each state one per asset.
    public let volatilities: [[Double]]
  }

  /// How the search for the likeliest regimes went.
  public struct Convergence: Equatable, Sendable {
    /// How many searches were made, each from another start.
    public let starts: Int
    /// How often the likelihood was evaluated, over all searches.
    public let iterations: Int
    /// The largest difference between the log-likelihood at which a search ended and the best of them.
    ///
    /// All but the best search are loose, to a few hundredths; more says that the likelihood has several local maxima.
    public let spread: Double
    /// By how much the log-likelihood could still rise, as its gains shrink.
    public let remaining: Double
    /// The bounds that the law lies on.
    public let activeBounds: Set<RegimeBound>
  }

  /// Returns less the means of the fit, as the functions of ``law`` want them.
  ///
  /// - Parameter returns: A row per step, a column per asset.
  /// - Returns: A matrix of the same shape.
  /// - Precondition: there is one column per asset.
  public func centred(_ returns: Matrix) -> Matrix { returns.centred(at: means) }
}

extension RegimeFit.StandardErrors {
  /// The standard errors at a maximum for returns that were divided by scales.
  init?(_ information: RegimeInformation, at point: RegimePoint, scales: [Double]) {
    guard information.inverse != nil else { return nil }
    transition = (0..<point.states).map { from in
      (0..<point.states).map { to in
        from == to
          ? information.stayingStandardError(of: from)
          : information.standardError(of: .change(from: from, to: to))
      }
    }
    volatilities = point.covariances.enumerated().map { state, covariance in
      scales.indices.map { asset in
        let error = information.standardError(of: .covariance(state: state, row: asset, column: asset)) ?? .infinity
        return scales[asset] * error / (2 * covariance[asset, asset].squareRoot())
      }
    }
  }
}
