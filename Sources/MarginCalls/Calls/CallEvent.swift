/// The first call of an account, or of a part of one, on one path of a tile.
struct CallEvent: Sendable {
  /// The number of the account, or of the owner of the part.
  var owner: Int
  /// The path's place in the tile.
  var lane: Int
  /// The step at whose end it is called, from 1.
  var step: Int
  var shortfall: Double
  var debt: Double
  var notional: Double
}
