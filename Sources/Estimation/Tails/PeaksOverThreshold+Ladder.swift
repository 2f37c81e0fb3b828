internal import Numerics

extension PeaksOverThreshold {
  /// The shares of a ladder where none are given.
  public static let ladderShares = [0.025, 0.05, 0.075, 0.1, 0.125, 0.15, 0.2, 0.25]

  /// What the fit is at other thresholds, so that a reader sees how much it hangs on the choice.
  ///
  /// Beyond a threshold from which the law holds, shape and modified scale stay level and the mean excess is a straight
  /// line of slope ξ/(1-ξ). The largest shape is that of these choices. The rungs share data, so that their differences
  /// are smaller than their standard errors.
  /// - Parameters:
  ///   - values: The values, in any order and unit.
  ///   - shares: The shares of the values, each above 0 and below 1/2.
  ///   - series: The name of the series, for messages.
  /// - Returns: A rung per share, in the order given, without those beyond whose threshold there are too few values.
  /// - Throws: ``TailError`` where the values are too few, not finite or all alike.
  /// - Complexity: that of a fit per share.
  public func ladder(
    of values: [Double], shares: [Double] = ladderShares, series: String
  ) throws(TailError) -> [ThresholdRung] {
    let sorted = try Self.sorted(values, series: series)
    var rungs: [ThresholdRung] = []
    for share in shares {
      var choices = self
      choices.share = share
      do throws(TailError) {
        rungs.append(
          ThresholdRung(
            share: share, fit: try choices.fit(sorted: sorted, tail: .upper, series: series), values: sorted))
      } catch {
        guard case .tooFewExcesses = error else { throw error }
      }
    }
    return rungs
  }
}
