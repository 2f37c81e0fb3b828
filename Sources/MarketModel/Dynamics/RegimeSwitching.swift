/// A hidden Markov chain whose state gives each step its covariance.
///
/// Hamilton (1989), "A new approach to the economic analysis of nonstationary time series", Econometrica 57. Within a state
/// returns are normal, without a mean of their own. The model's `volatility` and `correlation` are those of the long run,
/// and agree with the states.
public struct RegimeSwitching: Equatable, Sendable {
  /// The length of the steps that the law describes, in days.
  public let stepDays: Double
  /// The states, two or three, the calmest first.
  public let states: [State]
  /// The probability of each state in the next step, given the state of this one: a row per state, adding to 1.
  public let transition: [[Double]]
  /// The probability of each state in the first step; nil for that of the long run.
  public let current: [Double]?

  /// One state.
  public struct State: Equatable, Sendable {
    /// What it is called.
    public let name: String
    /// The volatility of each driver in it, a fraction per square root of a year.
    public let volatility: [Double]
    /// The correlation in it.
    public let correlation: [[Double]]

    /// A state.
    public init(name: String, volatility: [Double], correlation: [[Double]]) {
      self.name = name
      self.volatility = volatility
      self.correlation = correlation
    }
  }

  /// A chain of states; a model checks it when it is made.
  public init(stepDays: Double, states: [State], transition: [[Double]], current: [Double]? = nil) {
    self.stepDays = stepDays
    self.states = states
    self.transition = transition
    self.current = current
  }

  /// The share of steps that each state has in the long run.
  ///
  /// By the closed form for Markov chains on few states (the cofactors of I - P on the diagonal). Zeros where the chain
  /// falls apart into states that never meet.
  public var longRunShares: [Double] {
    let cofactors = states.indices.map { cofactor($0) }
    let total = cofactors.reduce(0, +)
    return total > 0 ? cofactors.map { $0 / total } : cofactors
  }

  /// The yearly covariance of two drivers in the long run.
  public func longRunCovariance(_ first: Int, _ second: Int) -> Double {
    zip(states, longRunShares).reduce(0) { sum, entry in
      let (state, share) = entry
      return sum + share * state.volatility[first] * state.volatility[second] * state.correlation[first][second]
    }
  }

  private func cofactor(_ state: Int) -> Double {
    let others = states.indices.filter { $0 != state }
    func entry(_ row: Int, _ column: Int) -> Double { (row == column ? 1 : 0) - transition[row][column] }
    switch others.count {
    case 0: return 1
    case 1: return entry(others[0], others[0])
    default:
      return entry(others[0], others[0]) * entry(others[1], others[1])
        - entry(others[0], others[1]) * entry(others[1], others[0])
    }
  }
}
