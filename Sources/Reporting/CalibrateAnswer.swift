public import Calibration
public import Simulation

/// The answer of `calibrate`: the parameters of every asset and basket, and the limits on them.
public struct CalibrateAnswer: Equatable, Sendable {
  /// The parameters of the assets, in the order of the market.
  public let assets: [AssetParameters]
  /// The parameters of the baskets, in the order asked for.
  public let baskets: [BasketParameters]
  /// The risk target.
  public let policy: CalibrationPolicy
  /// The limits beside the figures that they bound.
  public let limits: [LimitCheck]
  /// The assets for which the policy has rules but which the market does not have.
  public let unusedRules: [String]
  /// The run.
  public let run: RunFacts
  /// The audit of the run's paths.
  public let audit: PathAudit

  /// Whether a limit is breached.
  public var isBreached: Bool { limits.contains(where: \.isBreached) }

  /// The answer of one calibration.
  ///
  /// - Parameters:
  ///   - assets: The parameters of the assets, at least one.
  ///   - baskets: The parameters of the baskets.
  ///   - policy: The risk target.
  ///   - limits: The limits beside the figures that they bound.
  ///   - unusedRules: The assets for which the policy has rules but which the market does not have.
  ///   - run: The run.
  ///   - audit: The audit of the run's paths.
  /// - Precondition: there is an asset.
  public init(
    assets: [AssetParameters], baskets: [BasketParameters] = [], policy: CalibrationPolicy, limits: [LimitCheck] = [],
    unusedRules: [String] = [], run: RunFacts, audit: PathAudit
  ) {
    precondition(!assets.isEmpty, "A calibration has an asset")
    self.assets = assets
    self.baskets = baskets
    self.policy = policy
    self.limits = limits
    self.unusedRules = unusedRules
    self.run = run
    self.audit = audit
  }
}
