/// The equal steps into which a horizon is cut.
public struct TimeGrid: Equatable, Sendable {
  /// The number of steps, at least 1.
  public let steps: Int
  /// The length of a step in days, a fraction where it is shorter than one.
  public let stepDays: Double

  /// The length of the whole horizon in days.
  public var horizonDays: Double { Double(steps) * stepDays }

  /// The largest number of steps: what an address of the random numbers has room for in practice.
  public static let stepLimit = 1_000_000

  /// A grid of a number of steps.
  ///
  /// - Throws: ``SimulationError/badGrid(horizonDays:stepDays:)`` where there is no step, too many, or one without length.
  public init(steps: Int, stepDays: Double) throws(SimulationError) {
    guard steps >= 1, steps <= Self.stepLimit, stepDays > 0, stepDays.isFinite else {
      throw .badGrid(horizonDays: Double(steps) * stepDays, stepDays: stepDays)
    }
    self.steps = steps
    self.stepDays = stepDays
  }

  /// The grid of a horizon that is a whole number of steps, to 1e-9 of a step.
  ///
  /// - Throws: ``SimulationError/badGrid(horizonDays:stepDays:)``.
  public init(horizonDays: Double, stepDays: Double) throws(SimulationError) {
    let steps = (horizonDays / stepDays).rounded()
    guard steps >= 1, steps <= Double(Self.stepLimit), abs(steps * stepDays - horizonDays) <= 1e-9 * stepDays else {
      throw .badGrid(horizonDays: horizonDays, stepDays: stepDays)
    }
    try self.init(steps: Int(steps), stepDays: stepDays)
  }

  /// The number of steps after which that many days have passed, or nil where they are no whole number of steps of this
  /// grid.
  public func step(atDays days: Double) -> Int? {
    let position = (days / stepDays).rounded()
    guard position >= 1, position <= Double(steps), abs(position * stepDays - days) <= 1e-9 * stepDays else {
      return nil
    }
    return Int(position)
  }
}
