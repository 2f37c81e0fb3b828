/// A position of an account in one piece: what its value takes, in as few bytes as that needs.
struct HoldingLine: Sendable {
  /// 0 of a contract, which is worth nothing here.
  let quantity: Double
  /// The maintenance weight of a collateral, the weight of a debt.
  let weight: Double
  /// The place of its asset in the priced book.
  let asset: Int32
  /// The number of its rate, above three flags.
  private let kind: Int32

  private static let owedFlag: Int32 = 1
  private static let fixedFlag: Int32 = 2
  private static let contractFlag: Int32 = 4

  init(asset: Int32, rate: Int32, quantity: Double, weight: Double, isOwed: Bool, isFixed: Bool, isContract: Bool) {
    self.quantity = quantity
    self.weight = weight
    self.asset = asset
    kind =
      rate * 8 | (isOwed ? Self.owedFlag : 0) | (isFixed ? Self.fixedFlag : 0)
      | (isContract ? Self.contractFlag : 0)
  }

  var rate: Int { Int(kind >> 3) }
  var isOwed: Bool { kind & Self.owedFlag != 0 }
  /// Whether no price and no interest moves a unit of it.
  var isFixed: Bool { kind & Self.fixedFlag != 0 }
  var isCollateral: Bool { kind & (Self.owedFlag | Self.contractFlag) == 0 }
}
