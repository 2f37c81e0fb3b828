internal import Numerics

/// Why returns give no regimes.
public enum RegimeError: Error, Equatable, Sendable {
  /// The returns cannot be fitted by any such law.
  case returns(ReturnsError)
  /// The search ended where it began, from every start.
  case stoppedAtStart(assets: Int, starts: Int, iterations: Int)
  /// The search was cut short, with so much of the log-likelihood still to gain, or nobody knows how much.
  case notConverged(assets: Int, iterations: Int, remaining: Double?, bound: Double)
  /// The likeliest states include one of so few steps that its covariance is not known; states count from 0.
  case tooFewSteps(state: Int, of: Int, steps: Double, needed: Int)
}

extension RegimeError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .returns(let error): error.description
    case .stoppedAtStart(let assets, let starts, let iterations):
      "\(assets) assets: the search for regimes ended where it began, from each of \(starts) starts, after"
        + " \(iterations) iterations: allow more iterations, or choose a law of one regime"
    case .notConverged(let assets, let iterations, let remaining?, let bound):
      "\(assets) assets: after \(iterations) iterations the log-likelihood of regimes can still rise by about"
        + " \(remaining.text(digits: 2)), and \(bound.text(digits: 2)) is the most that is left alone: allow more"
        + " iterations, or fewer states"
    case .notConverged(let assets, let iterations, nil, _):
      "\(assets) assets: after \(iterations) iterations the search for regimes is at no maximum: allow more iterations,"
        + " or fewer states"
    case .tooFewSteps(let state, let states, let steps, let needed):
      "state \(state + 1) of \(states) would be \(steps.text(digits: 2)) steps, and \(needed) are needed to know its"
        + " covariance: check those days for a wrong price, choose fewer states or assets, or a law with jumps"
    }
  }
}
