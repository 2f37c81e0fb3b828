/// A part of a position's losses at which importance sampling aims.
public struct TailTarget: Equatable, Sendable {
  /// The direction of the losses.
  public let direction: LossDirection
  /// How far out the part begins.
  public let reach: Reach

  /// How far out a tail begins.
  public enum Reach: Equatable, Sendable {
    /// Where losses are exceeded with a probability.
    case probability(Double)
    /// At a number of standard deviations of the first-order loss at the last step.
    case deviations(Double)
  }

  /// A target.
  ///
  /// - Precondition: a probability lies strictly between 0 and 1; a number of deviations is not negative.
  public init(_ direction: LossDirection, reach: Reach) {
    switch reach {
    case .probability(let probability): precondition(probability > 0 && probability < 1, "Not a probability")
    case .deviations(let deviations): precondition(deviations >= 0 && deviations.isFinite, "Not a distance")
    }
    self.direction = direction
    self.reach = reach
  }
}
