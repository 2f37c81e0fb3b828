extension TailedMargin {
  /// The share of the mean square that values below 0 make: 1/2 for a symmetric law.
  ///
  /// The whole of the lower tail counts as below 0, which it is wherever the thresholds lie on both sides of it.
  public var fallShare: Double {
    var (falls, all) = (lower.partialMeanSquare, lower.partialMeanSquare + upper.partialMeanSquare)
    for (low, high) in zip(body, body.dropFirst()) {
      all += pieceProbability * (low * low + low * high + high * high) / 3
      guard low < 0 else { continue }
      if high <= 0 {
        falls += pieceProbability * (low * low + low * high + high * high) / 3
      } else {
        falls += pieceProbability * (-low / (high - low)) * low * low / 3
      }
    }
    return falls / all
  }
}
