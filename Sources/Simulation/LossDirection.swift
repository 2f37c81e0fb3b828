/// The direction in which prices must move for a position to lose, to first order.
public struct LossDirection: Equatable, Sendable {
  /// What a log return of 1 of each driver adds to the position's value, a fraction of that value: the weights of a basket.
  public let exposures: [Double]
  /// The step at which the loss is taken; later steps do not matter.
  public let lastStep: Int

  /// A direction from a position's exposures.
  ///
  /// - Parameters:
  ///   - exposures: One per driver of the model.
  ///   - lastStep: The step at which the loss is taken, from 1.
  public init(exposures: [Double], lastStep: Int) {
    precondition(lastStep >= 1, "A loss is taken after a step")
    self.exposures = exposures
    self.lastStep = lastStep
  }
}
