internal import Numerics

/// How a sample of losses becomes a margin.
public enum TailMeasure: String, CaseIterable, Sendable {
  /// The mean of the worst losses, with the fractional part of the loss on the boundary.
  case es
  /// The smallest loss that is exceeded with no more than the tail's probability.
  case `var`

  /// The measure of losses, some of which may come from a second sample.
  ///
  /// The discrete form of C. Acerbi and D. Tasche (2002), "On the coherence of expected shortfall", Journal of Banking and
  /// Finance 26, definition 2.6, for observations that need not have the same weight.
  /// - Parameters:
  ///   - losses: The losses, each of the same probability; not empty.
  ///   - stressed: A second sample; may be empty.
  ///   - stressedWeight: The probability of the second sample as a whole, below 1; 0 where it is empty.
  ///   - confidence: The probability outside the tail, above 0 and below 1.
  /// - Returns: The measure in the unit of the losses, not floored at 0.
  /// - Complexity: O(n + m log m) for m losses in the tail.
  func value(
    _ losses: [Double], stressed: [Double] = [], stressedWeight: Double = 0, confidence: Double
  ) -> Double {
    precondition(!losses.isEmpty && (stressed.isEmpty == (stressedWeight == 0)), "A sample has a weight")
    let tail = 1 - confidence
    // Sums of equal weights reach the tail's probability but for rounding.
    let slack = 1e-12
    var first = Walk(losses, weight: (1 - stressedWeight) / Double(losses.count), tail: tail)
    var second = Walk(stressed, weight: stressedWeight / Double(max(1, stressed.count)), tail: tail)
    var (reached, sum) = (0.0, 0.0)
    while let next = first.isNext(before: second) ? first.next() : second.next() {
      switch self {
      case .es:
        sum += min(next.weight, tail - reached) * next.loss
        reached += next.weight
        if reached >= tail - slack { return sum / tail }
      case .var:
        reached += next.weight
        if reached > tail + slack { return next.loss }
      }
    }
    preconditionFailure("Two samples weigh more than their tail")
  }

  /// The losses of a sample from the worst down, as far as they can reach into the tail.
  private struct Walk {
    private var rest: [Double]
    private let weight: Double

    init(_ losses: [Double], weight: Double, tail: Double) {
      let wanted = losses.isEmpty ? 0 : Int(min(Double(losses.count), tail / weight + 2))
      rest = losses.extremes(.largest, count: wanted).map { losses[$0] }
      self.weight = weight
    }

    func isNext(before other: Walk) -> Bool {
      guard let loss = rest.last else { return false }
      return other.rest.last.map { loss >= $0 } ?? true
    }

    mutating func next() -> (loss: Double, weight: Double)? {
      rest.popLast().map { (loss: $0, weight: weight) }
    }
  }
}
