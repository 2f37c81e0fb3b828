/// What the venues of a path say at the end of a look.
struct VenueRest {
  /// Whether something will happen at the next look though the market stands.
  var isRestless = false
  /// When an oracle may answer otherwise though the market stands, or somebody's time has come; infinite for never.
  var nextMoment = Double.infinity
  /// Whether an account waits for somebody, for a better price, for room or for capital.
  var somebodyWaits = false
}
