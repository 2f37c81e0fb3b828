extension ReturnMargin {
  /// How far the mean of a margin may be from 0, and its variance from 1.
  public static let standardTolerance = 1e-6

  /// The mean, in closed form.
  public var mean: Double {
    var sum = 0.0
    for (low, high) in zip(middle, middle.dropFirst()) { sum += 0.5 * (low + high) }
    return pieceProbability * sum + upper.moments(from: middle[middle.count - 1]).first
      - lower.moments(from: -middle[0]).first
  }

  /// The variance, in closed form.
  public var variance: Double {
    let mean = mean
    return middleSquare { _ in true } + upper.moments(from: middle[middle.count - 1]).second
      + lower.moments(from: -middle[0]).second - mean * mean
  }

  /// The share of the mean square that falls make.
  public var fallShare: Double {
    let falls = middleSquare { $0 < 0 } + lower.moments(from: -middle[0]).second
    return falls / (falls + middleSquare { $0 >= 0 } + upper.moments(from: middle[middle.count - 1]).second)
  }

  /// The probability between two neighbours of the middle.
  private var pieceProbability: Double {
    (1 - lower.probability - upper.probability) / Double(middle.count - 1)
  }

  /// What values of the middle of a sign add to the mean square: a uniform law from a to b has (a² + ab + b²)/3.
  private func middleSquare(where isWanted: (Double) -> Bool) -> Double {
    var sum = 0.0
    func add(from low: Double, to high: Double, share: Double) {
      if isWanted(0.5 * (low + high)) { sum += share * (low * low + low * high + high * high) / 3 }
    }
    for (low, high) in zip(middle, middle.dropFirst()) {
      if low < 0, high > 0 {
        add(from: low, to: 0, share: -low / (high - low))
        add(from: 0, to: high, share: high / (high - low))
      } else {
        add(from: low, to: high, share: 1)
      }
    }
    return pieceProbability * sum
  }
}

extension ReturnMargin.Tail {
  /// What a tail beyond a threshold adds to the mean and to the mean square of a value.
  ///
  /// An excess over the threshold has the mean β/(1-ξ) and the mean square 2β²/((1-ξ)(1-2ξ)).
  fileprivate func moments(from threshold: Double) -> (first: Double, second: Double) {
    let mean = scale / (1 - shape)
    let meanSquare = 2 * scale * mean / (1 - 2 * shape)
    return (
      probability * (threshold + mean), probability * (threshold * threshold + 2 * threshold * mean + meanSquare)
    )
  }
}
