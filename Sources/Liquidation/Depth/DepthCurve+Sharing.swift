internal import Foundation

extension DepthCurve {
  /// A common price of all places.
  struct Level {
    /// The logarithm of what the last unit sold yields net of fees or, below 0, of what the last unit bought costs.
    let logPrice: Double
    /// The mid price over the quiet one.
    let factor: Double
  }

  /// What a place has been sold where all places have a common price net of fees; 0 where its fee keeps it out.
  private func share(of index: Int, price: Double, isSale: Bool) -> Double {
    let kept = venues[index].kept
    return isSale
      ? max(0, venues[index].position(of: price / kept)) : min(0, venues[index].position(of: price * kept))
  }

  private func total(price: Double, isSale: Bool) -> Double {
    var sum = 0.0
    for index in venues.indices { sum += share(of: index, price: price, isSale: isSale) }
    return sum
  }

  /// Where the mid price over the quiet one is `factor`, over all places.
  func sharedPosition(of factor: Double) -> Double {
    factor <= 1 ? total(price: factor * kept, isSale: true) : total(price: factor / kept, isSale: false)
  }

  /// The common price where so much has been sold.
  func level(at sold: Double) -> Level {
    let isSale = sold >= 0
    let logPrice = isSale ? salePrice(at: sold) : purchasePrice(at: sold)
    let rest = log(kept)
    return Level(logPrice: logPrice, factor: exp(isSale ? logPrice - rest : logPrice + rest))
  }

  /// The logarithm of what the last unit sold yields.
  private func salePrice(at sold: Double) -> Double {
    if sold == 0 { return log(kept) }
    // The best place alone yields no more than all do, and one place sells an equal share or more.
    let equal = sold / Double(venues.count)
    var (low, high) = (0.0, 0.0)
    for venue in venues {
      low = max(low, venue.kept * venue.factor(at: sold))
      high = max(high, venue.kept * venue.factor(at: equal))
    }
    return logPrice(at: sold, between: max(low, .leastNormalMagnitude), and: high, isSale: true)
  }

  /// The logarithm of what the last unit bought costs; infinite where so much cannot be bought.
  private func purchasePrice(at sold: Double) -> Double {
    let equal = sold / Double(venues.count)
    var (low, high) = (Double.infinity, Double.infinity)
    for venue in venues {
      low = min(low, venue.factor(at: equal) / venue.kept)
      high = min(high, venue.factor(at: sold) / venue.kept)
    }
    if total(price: .infinity, isSale: false) >= sold { return .infinity }
    if high == .infinity {
      high = 2 * max(low, 1)
      while high < .greatestFiniteMagnitude, total(price: high, isSale: false) > sold { high *= high }
      if high == .infinity { return .infinity }
    }
    return logPrice(at: sold, between: low, and: high, isSale: false)
  }

  /// Newton's method on the logarithm of the price, halving what is known where it leads out of that.
  ///
  /// What is sold mostly is a convex function of it, which falls: from the lower end Newton's method comes near in some five
  /// steps and does not pass the root.
  private func logPrice(at sold: Double, between lowest: Double, and highest: Double, isSale: Bool) -> Double {
    var (low, high) = (log(lowest), log(highest))
    let rest = isSale ? log(kept) : -log(kept)
    var current = low
    for _ in 0..<Self.largestRounds {
      let price = exp(current)
      var (excess, slope) = (-sold, 0.0)
      for index in venues.indices {
        let share = share(of: index, price: price, isSale: isSale)
        guard share != 0 else { continue }
        excess += share
        slope += venues[index].response(at: share)
      }
      if excess == 0 { return current }
      if excess > 0 { low = current } else { high = current }
      var next = current - excess / slope
      if !(next >= low && next <= high) { next = 0.5 * (low + high) }
      let change = abs(next - current)
      current = next
      if change <= max(Self.closeness * abs(current - rest), Self.rounding) { break }
    }
    return current
  }

  /// A last step of this share of the way squares into less than rounding.
  private static let closeness = 1e-7
  private static let rounding = 1e-16
  private static let largestRounds = 200

  /// The integral of the mid price.
  func sharedArea(from lower: Double, to upper: Double) -> Double {
    if lower < 0, upper > 0 { return sharedArea(from: lower, to: 0) + sharedArea(from: 0, to: upper) }
    let isSale = lower >= 0
    let (start, end) = (level(at: lower).logPrice, level(at: upper).logPrice)
    guard start < .infinity else { return .infinity }
    let (startPrice, endPrice) = (exp(start), exp(end))
    var (sum, missingAtStart, missingAtEnd) = (0.0, lower, upper)
    for index in venues.indices {
      let first = lower == 0 ? 0 : share(of: index, price: startPrice, isSale: isSale)
      let last = upper == 0 ? 0 : share(of: index, price: endPrice, isSale: isSale)
      missingAtStart -= first
      missingAtEnd -= last
      let ratio = venues[index].kept / kept
      sum += venues[index].area(from: min(first, last), to: last) * (isSale ? ratio : 1 / ratio)
    }
    // What the search leaves over is worth the common price; it is nothing at 0.
    let toMid = isSale ? 1 / kept : kept
    return sum + toMid * (missingAtEnd * endPrice - missingAtStart * startPrice)
  }
}
