/// Where an account's state changes as one price moves, or several in proportion, and all others stay.
public struct LiquidationPrices: Equatable, Sendable {
  /// Where the moved price stands today: dollars, or 1 where several assets are moved together.
  public let today: Double
  /// Every level at which the account passes between called and not called, rising, in the unit of ``today``.
  public let crossings: [Double]
  /// Whether the account is called today.
  public let isCalled: Bool
  /// The highest level that was looked at; infinite where the answer is a closed form.
  public let limit: Double

  /// The levels at which an account's state changes.
  public init(today: Double, crossings: [Double], isCalled: Bool, limit: Double) {
    self.today = today
    self.crossings = crossings
    self.isCalled = isCalled
    self.limit = limit
  }

  /// The nearest crossing below today's level; nil for none.
  ///
  /// It is where a fall calls the account, or, for one that is called today, where a fall would make it whole.
  public var below: Double? { crossings.last { $0 < today } }

  /// The nearest crossing above today's level; nil for none.
  ///
  /// It is where a rise calls the account, or, for one that is called today, where a rise would make it whole.
  public var above: Double? { crossings.first { $0 > today } }

  /// The smaller of the two moves, as a fraction of today's level: -0.1 for a fall of a tenth; nil for none.
  public var nearestMove: Double? {
    [below, above].compactMap { $0.map { $0 / today - 1 } }.min { abs($0) < abs($1) }
  }
}
