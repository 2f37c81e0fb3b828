/// Liquidity over ranges of prices: within one of liquidity L, u moves by L (1/√p' - 1/√p).
struct RangedDepth: Equatable, Sendable {
  /// A stretch of one liquidity, from a higher price to a lower one.
  private struct Stretch: Equatable, Sendable {
    /// What has been sold where it begins.
    let start: Double
    /// 1/√p where it begins.
    let root: Double
    let liquidity: Double
  }

  /// From the highest price down.
  ///
  /// The first begins where nothing more can be bought; the last does not end.
  private let stretches: [Stretch]

  /// What is left below the last range, a share of the liquidity there.
  static let remains = 1e-6

  /// Ranges, checked, the lowest first.
  init(_ ranges: [LiquidityRange]) {
    // A range that covers 1 is cut there, so that the price at 0 is 1 to the last digit.
    let cut = ranges.reversed().flatMap { range in
      range.from < 1 && range.to > 1
        ? [(1.0, range.to, range.liquidity), (range.from, 1.0, range.liquidity)]
        : [(range.from, range.to, range.liquidity)]
    }
    let pieces = cut.map { (first: 1 / $0.1.squareRoot(), last: 1 / $0.0.squareRoot(), liquidity: $0.2) }
    let above = pieces.filter { $0.first < 1 }.reduce(0) { $0 + $1.liquidity * ($1.last - $1.first) }
    var stretches: [Stretch] = []
    var start = -above
    for piece in pieces {
      // The sum of the stretches above is 0 up to rounding where the price is 1.
      if piece.first == 1 { start = 0 }
      stretches.append(Stretch(start: start, root: piece.first, liquidity: piece.liquidity))
      start += piece.liquidity * (piece.last - piece.first)
    }
    if let last = pieces.last {
      if last.last == 1 { start = 0 }
      stretches.append(Stretch(start: start, root: last.last, liquidity: last.liquidity * Self.remains))
    }
    self.stretches = stretches
  }

  func factor(at u: Double) -> Double {
    guard u > stretches[0].start else { return .infinity }
    let root = root(at: u, in: index(at: u))
    return 1 / (root * root)
  }

  func area(from lower: Double, to upper: Double) -> Double {
    guard lower >= stretches[0].start else { return .infinity }
    var sum = 0.0
    var place = lower
    var index = index(at: lower)
    while place < upper {
      let end = index + 1 < stretches.count ? min(upper, stretches[index + 1].start) : upper
      sum += (end - place) / (root(at: place, in: index) * root(at: end, in: index))
      place = end
      index += 1
    }
    return sum
  }

  func response(at u: Double) -> Double {
    let index = index(at: u)
    return -0.5 * root(at: u, in: index) * stretches[index].liquidity
  }

  func position(of factor: Double) -> Double {
    let root = 1 / factor.squareRoot()
    guard root > stretches[0].root else { return stretches[0].start }
    var (low, high) = (0, stretches.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if stretches[middle].root <= root { low = middle } else { high = middle }
    }
    let stretch = stretches[low]
    let place = stretch.start + stretch.liquidity * (root - stretch.root)
    return low + 1 < stretches.count ? min(place, stretches[low + 1].start) : place
  }

  private func root(at u: Double, in index: Int) -> Double {
    stretches[index].root + (u - stretches[index].start) / stretches[index].liquidity
  }

  /// The last stretch that begins at `u` or above it in price.
  private func index(at u: Double) -> Int {
    var (low, high) = (0, stretches.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if stretches[middle].start <= u { low = middle } else { high = middle }
    }
    return low
  }
}
