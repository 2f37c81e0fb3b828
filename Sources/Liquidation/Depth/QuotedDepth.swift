/// A price that falls by straight lines between knots, such that quoted proceeds are met, and as in a constant-product pool
/// beyond the last.
///
/// Between two quotes the last unit is sold for d on average. The prices at the quotes lie between the d of both sides, and
/// a knot at price d stands where the two lines that meet there have that average: as far into the stretch as d lies
/// between the prices at its ends, measured from the lower.
struct QuotedDepth: Equatable, Sendable {
  private struct Knot: Equatable, Sendable {
    let size: Double
    let price: Double
    /// The integral of the price from 0.
    let proceeds: Double
  }

  /// By rising sizes, from 0 and 1.
  private let knots: [Knot]
  /// The reserve, or what is like one, of the pool that begins at the last knot.
  private let tail: Double

  /// Quotes, checked, by rising sizes.
  init(sizes: [Double], slippages: [Double]) {
    let stretches = Self.stretches(sizes: sizes, slippages: slippages)
    var knots = [Knot(size: 0, price: 1, proceeds: 0)]
    var (start, total, tail) = (0.0, 0.0, 0.0)
    for (index, stretch) in stretches.enumerated() {
      let (length, average) = (stretch.length, stretch.average)
      let before = knots[knots.count - 1].price
      let after: Double
      if index + 1 < stretches.count {
        let next = stretches[index + 1]
        after = (average * next.length + next.average * length) / (length + next.length)
      } else {
        after = average * (average / before)
      }
      let share = (average - after) / (before - after)
      knots.append(
        Knot(
          size: start + share * length, price: average, proceeds: total + share * length * 0.5 * (before + average)))
      // As steep as the last line: the price of a pool falls by twice itself over the reserve.
      tail = 2 * after * (1 - share) * length / (average - after)
      start += length
      total += length * average
      knots.append(Knot(size: start, price: after, proceeds: total))
    }
    self.knots = knots
    self.tail = tail
  }

  func factor(at u: Double) -> Double {
    if u >= 0 { return price(at: u) }
    let paid = size(yielding: -u)
    return paid < .infinity ? 1 / price(at: paid) : .infinity
  }

  func area(from lower: Double, to upper: Double) -> Double { total(upper) - total(lower) }

  func response(at u: Double) -> Double {
    let size = u >= 0 ? u : size(yielding: -u)
    let index = lastKnot { $0.size <= size }
    let price = price(at: size)
    let response = index + 1 < knots.count ? price / slope(after: index) : -0.5 * (tail + size - knots[index].size)
    // A purchase is the sale of what it costs.
    return u >= 0 ? response : response * price
  }

  func position(of factor: Double) -> Double {
    factor <= 1 ? size(at: factor) : -proceeds(of: size(at: 1 / factor))
  }

  /// The integral from 0; a purchase costs the size that yields it.
  private func total(_ u: Double) -> Double { u >= 0 ? proceeds(of: u) : -size(yielding: -u) }

  private func price(at size: Double) -> Double {
    let index = lastKnot { $0.size <= size }
    let knot = knots[index]
    guard index + 1 < knots.count else {
      let ratio = tail / (tail + (size - knot.size))
      return knot.price * ratio * ratio
    }
    return knot.price + slope(after: index) * (size - knot.size)
  }

  private func proceeds(of size: Double) -> Double {
    let index = lastKnot { $0.size <= size }
    let knot = knots[index]
    let beyond = size - knot.size
    guard index + 1 < knots.count else {
      return knot.proceeds + knot.price * tail * (beyond < .infinity ? beyond / (tail + beyond) : 1)
    }
    return knot.proceeds + beyond * (knot.price + 0.5 * slope(after: index) * beyond)
  }

  /// The size whose last unit has a price from 0 to 1.
  private func size(at price: Double) -> Double {
    let index = lastKnot { $0.price >= price }
    let knot = knots[index]
    guard index + 1 < knots.count else {
      return price > 0 ? knot.size + tail * ((knot.price / price).squareRoot() - 1) : .infinity
    }
    return min(knot.size + (price - knot.price) / slope(after: index), knots[index + 1].size)
  }

  /// The size of some proceeds; infinite where no size yields so much.
  private func size(yielding proceeds: Double) -> Double {
    let index = lastKnot { $0.proceeds <= proceeds }
    let knot = knots[index]
    let wanted = proceeds - knot.proceeds
    guard index + 1 < knots.count else {
      let left = knot.price * tail - wanted
      return left > 0 ? knot.size + wanted * tail / left : .infinity
    }
    // wanted = price x + slope x² / 2, without the cancellation.
    let root = max(0, knot.price * knot.price + 2 * slope(after: index) * wanted).squareRoot()
    return min(knot.size + 2 * wanted / (knot.price + root), knots[index + 1].size)
  }

  private func slope(after index: Int) -> Double {
    (knots[index + 1].price - knots[index].price) / (knots[index + 1].size - knots[index].size)
  }

  /// The last knot that has what all before it have, too; the first one has it.
  private func lastKnot(where holds: (Knot) -> Bool) -> Int {
    var (low, high) = (0, knots.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if holds(knots[middle]) { low = middle } else { high = middle }
    }
    return low
  }
}
