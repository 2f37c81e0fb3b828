internal import Numerics

/// The law that the error of a mean, over its estimated standard error, is taken to follow.
enum StudentisedLaw: Sendable {
  /// Of many observations.
  case normal
  /// Of the means of groups.
  case student(degreesOfFreedom: Int)

  /// The magnitude that is not exceeded with a probability.
  func quantile(coverage: Double) -> Double {
    switch self {
    case .normal: StandardNormal.quantile(0.5 + coverage / 2)
    case .student(let freedom): StudentT(degreesOfFreedom: Double(freedom)).quantile(0.5 + coverage / 2)
    }
  }
}

extension Grouping {
  /// The law of a studentised mean of observations that depend on each other in this way.
  func studentisedLaw(count: Int) -> StudentisedLaw {
    self == .independent ? .normal : .student(degreesOfFreedom: groupCount(of: count) - 1)
  }

  /// What makes of a variance with divisor n that of the groups' means: with few groups the difference matters.
  func varianceCorrection(count: Int) -> Double {
    guard self != .independent else { return 1 }
    let groups = Double(groupCount(of: count))
    return groups / (groups - 1)
  }
}
