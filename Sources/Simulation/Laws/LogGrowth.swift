internal import Numerics

/// The logarithm of the mean of exp(s x) over some values x, as a function of s.
struct LogGrowth: Sendable {
  private let values: [Double]
  private let largest: Double
  /// Where it is asked for again and again: from 0 to ``end``.
  private let table: PiecewisePolynomial?

  /// Beyond a volatility of 200 % per step it is summed anew.
  private static let end = 2.0

  /// The growth of some values.
  ///
  /// - Parameters:
  ///   - values: The values.
  ///   - isTabulated: Whether a table pays, which costs 640 sums.
  init(of values: [Double], isTabulated: Bool) {
    let largest = values.max() ?? 0
    self.values = values
    self.largest = largest
    guard isTabulated else {
      table = nil
      return
    }
    // Few pieces of a high degree take few sums; many of a low one are quick to look up. Together they are within 1e-13
    // for values up to 20.
    let sums = PiecewisePolynomial(on: 0...Self.end, pieces: 64, degree: 9) {
      Self.sum(values, largest: largest, $0)
    }
    table = PiecewisePolynomial(on: 0...Self.end, pieces: 2_048, degree: 3) { sums.value(at: $0) }
  }

  func value(at deviation: Double) -> Double {
    if let table, deviation <= Self.end { return table.value(at: deviation) }
    return Self.sum(values, largest: largest, deviation)
  }

  /// The growths at some deviations, in the first places of a target.
  func values(at deviations: [Double], into target: inout [Double]) {
    guard let table else {
      for place in deviations.indices { target[place] = value(at: deviations[place]) }
      return
    }
    table.values(at: deviations, into: &target)
    for place in deviations.indices where deviations[place] > Self.end {
      target[place] = value(at: deviations[place])
    }
  }

  private static func sum(_ values: [Double], largest: Double, _ deviation: Double) -> Double {
    // The largest term is 1, so that no sum overflows.
    let mean = values.reduce(0) { $0 + (deviation * ($1 - largest)).exponential } / Double(values.count)
    return deviation * largest + mean.logarithm
  }
}
