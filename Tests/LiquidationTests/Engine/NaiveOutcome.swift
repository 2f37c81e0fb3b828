/// What the naive engine counts, dollars unless said.
struct NaiveOutcome {
  var (accounts, liquidations, waiting) = (0, 0, 0)
  var (repaid, sold, usersLoss, liquidatorsGain) = (0.0, 0.0, 0.0, 0.0)
  var (badDebt, fundPaid, backstopPaid, socialised, uncovered) = (0.0, 0.0, 0.0, 0.0, 0.0)
  /// Whether the market, and whether capital, bounded a liquidation.
  var (isPartial, isShortOfCapital) = (false, false)
}
