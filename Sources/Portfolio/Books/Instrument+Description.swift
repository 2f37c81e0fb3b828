internal import Documents
internal import Kernels

extension Instrument: CustomStringConvertible {
  /// The instrument as a message names it: `ETH`, `ETH perpetual`, `ETH future 2024-03-29`, `ETH 2200 call 2024-01-26`.
  public var description: String {
    switch self {
    case .asset(let name): name
    case .perpetual(let underlying, let settlement): "\(underlying) perpetual\(settlement.suffix)"
    case .future(let underlying, let expiry, let settlement): "\(underlying) future \(expiry)\(settlement.suffix)"
    case .option(let contract):
      "\(contract.underlying) \(contract.strike.shortText) \(contract.kind == .call ? "call" : "put") \(contract.expiry)"
        + contract.settlement.suffix
    }
  }
}

extension Settlement {
  fileprivate var suffix: String { self == .linear ? "" : " (inverse)" }
}
