public import Numerics

extension StressCorrelation {
  /// The mean over the pairs of assets of one of this value's matrices.
  ///
  /// - Parameter matrix: A correlation, such as ``corrected``.
  /// - Returns: A number from -1 to 1.
  /// - Precondition: there is a row per asset.
  public func meanOverPairs(_ matrix: Matrix) -> Double {
    precondition(matrix.rows == assets.count && matrix.columns == assets.count, "One row and column per asset")
    let pairs = Double(assets.count * (assets.count - 1))
    return (matrix.storage.reduce(0, +) - matrix.diagonal.reduce(0, +)) / pairs
  }

  /// What was found, in one line without a full stop.
  public var description: String {
    func mean(_ matrix: Matrix) -> String { meanOverPairs(matrix).text(digits: 3) }
    let law = degreesOfFreedom.map { "a t law of \($0.text(digits: 4)) degrees of freedom" } ?? "a normal law"
    return
      "stress correlation of the worst \((100 * share).text(digits: 3)) % of days (\(days) of \(observations), below"
      + " \(threshold.text(digits: 3)) standard deviations of the basket): on average \(mean(observed)) on those days, where"
      + " \(law) of the \(mean(unconditional)) of all days would show \(mean(expected)); corrected for that choice of"
      + " days \(mean(corrected))"
  }
}

extension StressCorrelation: CustomStringConvertible {}
