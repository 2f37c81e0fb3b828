/// A position of a simple account in one piece: what its value takes.
struct HoldingLine: Sendable {
  /// The place of its asset in the priced book, and the number of its rate.
  let asset: Int32
  let rate: Int32
  let quantity: Double
  /// The maintenance weight of a collateral, the weight of a debt.
  let weight: Double
  let isOwed: Bool
  /// Whether no price and no interest moves a unit of it.
  let isFixed: Bool
}
