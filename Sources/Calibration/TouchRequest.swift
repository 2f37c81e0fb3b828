public import Portfolio

/// A loss of which the probability is asked for that it is reached at any time, between the steps too.
public struct TouchRequest: Equatable, Sendable {
  /// What is held.
  public let position: PlacedBasket
  /// The loss, a fraction of the value today strictly between 0 and 1.
  public let level: Double
  /// The last step of the time within which it may be reached.
  public let lastStep: Int

  /// The touching of a level by a position.
  ///
  /// - Precondition: `0 < level < 1` and `lastStep >= 1`.
  public init(_ position: PlacedBasket, level: Double, lastStep: Int) {
    precondition(level > 0 && level < 1 && lastStep >= 1, "Not a level that a path can touch")
    self.position = position
    self.level = level
    self.lastStep = lastStep
  }
}
