internal import RandomStreams

/// How the numbers behind a run's paths are chosen: independently, or so that fewer paths say as much.
///
/// Whatever the choice, path n depends on the seed and on n alone, never on the tile, block or thread in which it is drawn.
/// Averages over the paths are unbiased for every choice but ``momentMatched``, with their weights where the choice has any.
public enum Sampling: Equatable, Sendable {
  /// Independent paths.
  case plain
  /// Pairs of paths, 2k and 2k + 1, whose factors are each other's negatives; the chi-squares of Student-t returns are
  /// common to both.
  case antithetic
  /// Batches of 256 paths in which every factor of every step has mean 0 and variance 1 to rounding.
  ///
  /// The paths of a batch are no longer normal, and tails are too thin: an average E(σ²) over one matched factor is biased
  /// by -1/256 times its second derivative by the factor's variance. That makes a tail probability 1.5 % too small at
  /// 99 % and 7 % at 99.9 %, and a VaR 0.2 % and 0.6 %; a sum of many factors hardly feels it.
  case momentMatched
  /// Batches of 256 paths of which each has another 256th of the distribution of the factors' sum along a direction.
  case stratified(LossDirection)
  /// Paths drawn from a mixture of laws that lean towards tails, with weights that make up for it: see ``PathTile/weights``.
  ///
  /// A tenth of the paths comes from the model's own law, so that no weight is above 10. For normal returns the others are
  /// shifted along the direction (the exponential twist of the first-order loss); for Student-t returns half of them are
  /// twisted at every step and half at one step, drawn at random, because heavy tails lose by one large move as well as by
  /// many small ones. Glasserman, Heidelberger and Shahabuddin (2000), "Variance reduction techniques for estimating
  /// value-at-risk", Management Science 46, and (2002), "Portfolio value-at-risk with heavy-tailed risk factors",
  /// Mathematical Finance 12; the weights are those of the whole mixture (Owen and Zhou 2000, "Safe and effective
  /// importance sampling", JASA 95).
  case importance([TailTarget])
  /// Sixteen independent randomisations of Sobol' points, path n in randomisation n mod 16, over the principal components
  /// of the returns and a Brownian bridge in time.
  case sobol

  /// The number of consecutive paths that depend on each other, or for ``sobol`` the number of randomisations into which
  /// they are dealt; a run's number of paths is a multiple of it.
  public var batch: Int {
    switch self {
    case .plain, .importance: 1
    case .antithetic: 2
    case .momentMatched, .stratified: PathTile.width
    case .sobol: SobolStream.randomisations
    }
  }

  /// Whether its paths have weights.
  public var isWeighted: Bool {
    if case .importance = self { true } else { false }
  }

  /// The purposes of a run's random numbers, as streams of its seed.
  enum Stream {
    static let factors: UInt16 = 0
    static let mixing: UInt16 = 1
    /// The choices that a sampling makes for a path as a whole.
    static let choice: UInt16 = 2
    static let scrambling: UInt16 = 3
    /// How many jumps come in a step, and how large they are.
    static let jumpCounts: UInt16 = 4
    static let jumpSizes: UInt16 = 5
    /// The states of a chain.
    static let regimes: UInt16 = 6
    /// The days that are drawn again.
    static let history: UInt16 = 7
    /// What past returns add to a correlation that moves.
    static let correlation: UInt16 = 8
    /// What breaks claims.
    static let claims: UInt16 = 9
    /// What moves funding, basis and implied volatility.
    static let derivatives: UInt16 = 10
  }
}
