internal import Numerics

/// Why returns give no law with jumps.
public enum JumpError: Error, Equatable, Sendable {
  /// The returns cannot be fitted by any such law.
  case returns(ReturnsError)
  /// The search ended where it began, from every start.
  case stoppedAtStart(assets: [String], starts: Int, iterations: Int)
  /// The search was cut short, with so much of the log-likelihood still to gain, or nobody knows how much.
  case notConverged(assets: [String], iterations: Int, remaining: Double?, bound: Double)
  /// The likeliest jumps are so few days that their covariance is not known.
  case tooFewJumps(assets: [String], expected: Double, needed: Int)
}

extension JumpError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .returns(let error): error.description
    case .stoppedAtStart(let assets, let starts, let iterations):
      "\(Self.list(assets)): the search for jumps ended where it began, from each of \(starts) starts, after"
        + " \(iterations) iterations: allow more iterations, or choose a law without jumps"
    case .notConverged(let assets, let iterations, let remaining?, let bound):
      "\(Self.list(assets)): after \(iterations) iterations the log-likelihood of jumps can still rise by about"
        + " \(remaining.text(digits: 2)), and \(bound.text(digits: 2)) is the most that is left alone: allow more"
        + " iterations"
    case .notConverged(let assets, let iterations, nil, _):
      "\(Self.list(assets)): after \(iterations) iterations the search for jumps is at no maximum: allow more iterations"
    case .tooFewJumps(let assets, let expected, let needed):
      "\(Self.list(assets)): the likeliest jumps are \(expected.text(digits: 2)) days, and \(needed) are needed to know"
        + " their law: check those days for a wrong price, fit fewer assets, or choose studentT"
    }
  }

  private static func list(_ assets: [String]) -> String {
    assets.count <= 6
      ? assets.joined(separator: ", ") : "\(assets.prefix(5).joined(separator: ", ")) and \(assets.count - 5) more"
  }
}
