extension QuotedDepth {
  /// A part of a sale and what a unit of it yields on average.
  struct Stretch: Equatable, Sendable {
    var length: Double
    var average: Double

    /// One stretch of both.
    mutating func append(_ other: Self) {
      average = (average * length + other.average * other.length) / (length + other.length)
      length += other.length
    }
  }

  /// The stretches between quotes, those joined that do not yield less than the one before, or no less than 1.
  ///
  /// That is isotonic regression, by pooling adjacent violators: the least concave proceeds that no quote lies above.
  static func stretches(sizes: [Double], slippages: [Double]) -> [Stretch] {
    var stretches: [Stretch] = []
    var (size, proceeds) = (0.0, 0.0)
    for (next, slippage) in zip(sizes, slippages) {
      let yield = next * (1 - slippage)
      var stretch = Stretch(length: next - size, average: (yield - proceeds) / (next - size))
      (size, proceeds) = (next, yield)
      while let last = stretches.last, stretch.average >= last.average * (1 - distinct) {
        stretches.removeLast()
        var joined = last
        joined.append(stretch)
        stretch = joined
      }
      stretches.append(stretch)
    }
    while stretches.count > 1, stretches[0].average >= 1 - distinct {
      let second = stretches.remove(at: 1)
      stretches[0].append(second)
    }
    return stretches
  }

  /// Prices that differ by less are one price.
  private static let distinct = 1e-12
}
