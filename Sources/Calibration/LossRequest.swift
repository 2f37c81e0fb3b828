public import Portfolio

/// One loss that a run reports for every path.
public struct LossRequest: Equatable, Sendable {
  /// What is held.
  public let position: PlacedBasket
  /// When its loss is taken.
  public let mark: Mark

  /// The loss of a position at a moment.
  public init(_ position: PlacedBasket, _ mark: Mark) {
    self.position = position
    self.mark = mark
  }
}
