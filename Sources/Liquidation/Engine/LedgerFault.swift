/// Dollars that the parties of a path together gained or lost without a price that moved: the engine contradicts itself.
public struct LedgerFault: Error, Equatable, Sendable {
  /// The step of the path.
  public let step: Int
  /// The seconds since the path's start.
  public let seconds: Double
  /// The dollars that are too many; negative where they are missing.
  public let residual: Double
  /// The dollars that changed hands.
  public let turnover: Double

  /// A fault.
  public init(step: Int, seconds: Double, residual: Double, turnover: Double) {
    self.step = step
    self.seconds = seconds
    self.residual = residual
    self.turnover = turnover
  }
}

extension LedgerFault: CustomStringConvertible {
  /// The fault in one line.
  public var description: String {
    "the ledger does not balance at step \(step): \(residual) dollars of \(turnover) that changed hands came from nowhere;"
      + " nothing was reported"
  }
}
