/// Which observations of a sample depend on each other.
///
/// Observations of different groups are independent, and the groups are alike: each has the same number of observations and
/// the same law.
public enum Grouping: Equatable, Sendable {
  /// Every observation is independent of every other.
  case independent
  /// Observations i with the same i / size form a group: antithetic pairs, stratified or moment-matched batches.
  case consecutive(Int)
  /// Observations i with the same i % count form a group: so many independent randomisations of one point set.
  case interleaved(Int)

  /// Whether a number of observations falls into at least two groups of the same size, one at least.
  public func accepts(count: Int) -> Bool {
    switch self {
    case .independent: count >= 1
    case .consecutive(let size): size >= 1 && count.isMultiple(of: size) && count / size >= 2
    case .interleaved(let groups): groups >= 2 && count >= groups && count.isMultiple(of: groups)
    }
  }

  /// The number of groups among a number of observations, each observation its own group where all are independent.
  ///
  /// - Precondition: the number is accepted: see ``accepts(count:)``.
  public func groupCount(of count: Int) -> Int {
    precondition(accepts(count: count), "\(count) observations do not fall into groups that are \(self)")
    return switch self {
    case .independent: count
    case .consecutive(let size): count / size
    case .interleaved(let groups): groups
    }
  }
}
