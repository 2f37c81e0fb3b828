/// Why laws cannot be compared.
public enum ComparisonError: Error, Equatable, Sendable {
  /// Too few returns are left to fit or to score.
  case tooFewReturns(fitted: Int, heldOut: Int, neededToFit: Int, neededToScore: Int)
  /// No law could be fitted; a reason for each.
  case noLaw([String])
}

extension ComparisonError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .tooFewReturns(let fitted, let heldOut, let neededToFit, let neededToScore):
      "\(fitted) common returns to fit and \(heldOut) to score, and \(neededToFit) and \(neededToScore) are needed: bring a"
        + " longer history, leave out the assets with the shortest, or hold out another share"
    case .noLaw(let reasons):
      "none of the laws could be fitted: \(reasons.joined(separator: "; "))"
    }
  }
}
