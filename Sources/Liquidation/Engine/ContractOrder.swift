/// An order by which a venue closes a contract, or a part of it, on a book.
struct ContractOrder: Sendable {
  /// The units of the underlying of the whole position, at least 0.
  let units: Double
  /// The units that the order is filled for.
  let filled: Double
  /// The dollars by which the fill is worse than the venue's mark.
  let cost: Double
  /// The size of what is closed, dollars.
  let size: Double

  /// The share of the position that is closed.
  var share: Double { units > 0 ? min(1, filled / units) : 1 }
}
