/// A wrapped or bridged token: its underlying until its custodian or bridge fails, and a recovery from then on.
///
/// Nobody is paid for the risk of failure here: the token is expected to lose against its underlying, by the frequency of
/// failures times what they cost. Without stress E[W_T] = E[S_T] (exp(-λT) + (1 - exp(-λT)) R), λ being the failures per year
/// and R the recovery.
public struct WrappedToken: Equatable, Sendable {
  /// The asset that is wrapped.
  public let underlying: String
  /// How the wrapper fails.
  public let failure: Failure

  /// How a wrapper fails.
  public struct Failure: Equatable, Sendable, Codable {
    /// Failures per year while the market does not fall; with ``stress`` there are more on average.
    public let perYear: Double
    /// How much more often it fails while the market falls; nil where that makes no difference.
    public let stress: Stress?
    /// What a token is worth after a failure, as a fraction above 0 of its underlying.
    public let recovery: Double
    /// Where these figures come from: a judgement, and whose.
    public let source: String

    /// How a wrapper fails.
    public init(perYear: Double, stress: Stress? = nil, recovery: Double, source: String) {
      self.perYear = perYear
      self.stress = stress
      self.recovery = recovery
      self.source = source
    }
  }

  /// A wrapped token; a model checks it when it is made.
  public init(underlying: String, failure: Failure) {
    self.underlying = underlying
    self.failure = failure
  }
}
