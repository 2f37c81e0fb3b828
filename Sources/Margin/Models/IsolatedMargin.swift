internal import Portfolio

/// A margin model that is shown each contract alone, so that nothing stands against it.
struct IsolatedMargin: MarginModel {
  let base: any MarginModel

  func requirement(of contracts: [Position], in state: MarketState) -> MarginRequirement {
    contracts.reduce(MarginRequirement()) { $0 + base.requirement(of: [$1], in: state) }
  }

  func addMaintenance(of contracts: [Position], sign: Double, to form: inout LinearForm) -> Bool {
    for position in contracts {
      guard base.addMaintenance(of: [position], sign: sign, to: &form) else { return false }
    }
    return true
  }

  func prepared(for state: MarketState, instruments: [Int]) -> any MarginModel {
    IsolatedMargin(base: base.prepared(for: state, instruments: instruments))
  }
}
