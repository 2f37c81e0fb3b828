public import Liquidation

/// What comes of a case where all venues deleverage in one order.
public struct StressDeleveraging: Equatable, Sendable {
  /// The order.
  public let order: LossRule.Deleveraging
  /// Every figure, of all venues together.
  public let laws: [StressLaw]
  /// The figures less those without deleveraging on the same paths; none of that order itself, and of replays.
  public let differences: [StressDifference]

  /// An order and what comes of it.
  public init(order: LossRule.Deleveraging, laws: [StressLaw], differences: [StressDifference]) {
    self.order = order
    self.laws = laws
    self.differences = differences
  }
}

extension LossRule.Deleveraging {
  /// The order in a cell.
  var words: String {
    switch self {
    case .none: "none"
    case .queue: "by queue"
    case .proRata: "pro rata"
    }
  }
}
