internal import Foundation

extension AuctionDecline {
  /// The asked price over the top at an age.
  ///
  /// It never rises with age. In a reverse auction it is the share of the debt asked over the share of the lot given,
  /// and so infinite at the start.
  ///
  /// - Precondition: `age` is not negative.
  /// - Complexity: O(points) for a piecewise decline, O(1) for all others; nothing is allocated.
  func factor(atSeconds age: Double) -> Double {
    precondition(age >= 0, "an auction has no price before its start")
    switch self {
    case .stairstepExponential(let cut, let stepSeconds):
      return pow(cut, Self.steps(in: age, of: stepSeconds))
    case .linear(let durationSeconds):
      return max(0, 1 - age / durationSeconds)
    case .piecewise(let points):
      guard let last = points.last, age < last.seconds else { return points.last?.factor ?? 0 }
      var start = points[0]
      guard age > start.seconds else { return start.factor }
      for end in points.dropFirst() {
        if age < end.seconds {
          let way = (age - start.seconds) / (end.seconds - start.seconds)
          return max(end.factor, start.factor + (end.factor - start.factor) * way)
        }
        start = end
      }
      return last.factor
    case .reverse:
      let shares = shares(atSeconds: age)
      return shares.debt / shares.collateral
    }
  }

  /// The shares of the lot given and of the debt asked in a reverse auction; 1 and the factor in all others.
  func shares(atSeconds age: Double) -> (collateral: Double, debt: Double) {
    guard case .reverse(let collateralShare, let riseSeconds, let fallSeconds) = self else {
      return (1, factor(atSeconds: age))
    }
    if age < riseSeconds { return (collateralShare * (age / riseSeconds), 1) }
    return (collateralShare, max(0, 1 - (age - riseSeconds) / fallSeconds))
  }

  /// The least age, not below `start`, at which the asked price is at most `price`; nil where there is none.
  ///
  /// Exact where the price falls by steps. On a straight line it is the crossing, rounded to the side on which the
  /// price does not exceed `price`.
  func firstSecond(atOrBelow price: Double, top: Double, notBefore start: Double) -> Double? {
    if top * factor(atSeconds: start) <= price { return start }
    let factor = price / top
    switch self {
    case .stairstepExponential(let cut, let stepSeconds):
      return stepReaching(price, top: top, after: Self.steps(in: start, of: stepSeconds), cut: cut).map {
        $0 * stepSeconds
      }
    case .linear(let durationSeconds):
      return crossing(durationSeconds * (1 - factor), start...durationSeconds, atOrBelow: price, top: top)
    case .piecewise(let points):
      for (from, to) in zip(points, points.dropFirst()) where to.seconds > start && top * to.factor <= price {
        let age = from.seconds + (to.seconds - from.seconds) * (from.factor - factor) / (from.factor - to.factor)
        return crossing(age, max(start, from.seconds)...to.seconds, atOrBelow: price, top: top)
      }
      return nil
    case .reverse(let collateralShare, let riseSeconds, let fallSeconds):
      let rising = riseSeconds / (collateralShare * factor)
      let age = rising < riseSeconds ? rising : riseSeconds + fallSeconds * (1 - factor * collateralShare)
      return crossing(age, start...max(start, riseSeconds + fallSeconds), atOrBelow: price, top: top)
    }
  }

  /// The next age at which the price falls by a step, above `age`; nil where it falls along lines.
  func nextStep(after age: Double) -> Double? {
    guard case .stairstepExponential(_, let stepSeconds) = self else { return nil }
    return (Self.steps(in: age, of: stepSeconds) + 1) * stepSeconds
  }

  /// The first number of steps above `taken` after which the price is at most `price`; nil where there is none.
  private func stepReaching(_ price: Double, top: Double, after taken: Double, cut: Double) -> Double? {
    guard price > 0 || cut == 0, cut < 1 else { return nil }
    // A logarithm errs by a step at most, which the prices themselves put right.
    var count = max(taken + 1, (log(price / top) / log(cut)).rounded(.up))
    while top * pow(cut, count) > price { count += 1 }
    while count > taken + 1, top * pow(cut, count - 1) <= price { count -= 1 }
    return count
  }

  /// An age at which the price is at most `price`, from the crossing's closed form; nil where the range's end is above it.
  private func crossing(
    _ age: Double, _ range: ClosedRange<Double>, atOrBelow price: Double, top: Double
  ) -> Double? {
    guard top * factor(atSeconds: range.upperBound) <= price else { return nil }
    var age = min(max(age, range.lowerBound), range.upperBound)
    var move = age.ulp
    while top * factor(atSeconds: age) > price {
      age = min(age + move, range.upperBound)
      move *= 2
    }
    return age
  }

  /// The whole steps in an age, such that an age of a number of steps has that number whatever the rounding.
  private static func steps(in age: Double, of stepSeconds: Double) -> Double {
    var count = (age / stepSeconds).rounded(.down)
    if (count + 1) * stepSeconds <= age { count += 1 }
    if count * stepSeconds > age { count -= 1 }
    return count
  }
}
