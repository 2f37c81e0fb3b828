import Portfolio

/// A line of an account in a test: an instrument, what it is to the account, and how much.
struct MechanismLine {
  let instrument: Instrument
  let role: Position.Role
  let quantity: Double
  var entry: Double?

  static func held(_ asset: String, _ quantity: Double) -> MechanismLine {
    MechanismLine(instrument: .asset(asset), role: .collateral, quantity: quantity)
  }
  static func owed(_ asset: String, _ quantity: Double) -> MechanismLine {
    MechanismLine(instrument: .asset(asset), role: .debt, quantity: quantity)
  }
  static func perpetual(
    _ asset: String, _ quantity: Double, at entry: Double, _ settlement: Settlement = .linear
  ) -> MechanismLine {
    MechanismLine(
      instrument: .perpetual(underlying: asset, settlement: settlement), role: .contract, quantity: quantity,
      entry: entry)
  }
}
