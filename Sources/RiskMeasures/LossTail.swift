internal import Numerics

/// The worst observations of a sample, ascending by loss, equal losses in the order of their index.
///
/// Observations without weight are left out: no estimate depends on them.
struct LossTail: Sendable {
  let losses: [Double]
  /// Where the observations stand in the sample.
  let indices: [Int]
  /// The number of observations of the whole sample.
  let sampleCount: Int
  /// Whether the tail holds every observation that has a weight.
  let isWhole: Bool
  /// The weights in the estimates; nil where all are 1.
  private let weights: [Double]?
  /// How likely the observations are; nil where all are alike.
  private let likelihoods: [Double]?

  init(of sample: LossSample, count wanted: Int) {
    var indices = sample.losses.extremes(.largest, count: wanted)
    if let weights = sample.weights {
      indices.removeAll { weights[$0] == 0 }
    }
    weights = sample.weights.map { weights in indices.map { weights[$0] } }
    likelihoods = sample.controls == nil ? weights : nil
    losses = indices.map { sample.losses[$0] }
    self.indices = indices
    sampleCount = sample.count
    isWhole = wanted == sample.count
  }

  var count: Int { losses.count }

  /// The weight of the observation at a position in the estimates.
  func weight(_ position: Int) -> Double { weights?[position] ?? 1 }

  /// How likely the observation at a position is, in units of 1/n; unlike ``weight(_:)`` never negative.
  func likelihood(_ position: Int) -> Double { likelihoods?[position] ?? 1 }

  /// The position of the smallest observation such that it and all larger ones have an estimated distribution function
  /// F of at least the level, and the weight beyond it; nil where the tail ends before.
  ///
  /// The function is 1 less the mean over the sample of the weights beyond. It is taken down from the largest loss, so
  /// that its first passage is meant where negative weights make it pass the level more than once, and one observation
  /// after the other, so that equal losses share the weight that is left as if chance had told them apart. Without
  /// weights the rank is that of ``Confidence/rank(of:)``, by the same comparison.
  func crossing(_ level: Double) -> (position: Int, weightBeyond: Double)? {
    let n = Double(sampleCount)
    var beyond = 0.0
    for position in losses.indices.reversed() {
      let including = beyond + weight(position)
      if (n - including) / n < level { return (position, beyond) }
      beyond = including
    }
    return nil
  }
}

extension LossSample {
  /// What can be read off the worst observations.
  ///
  /// - Parameters:
  ///   - count: How many of them are likely to do.
  ///   - read: Reads the result, or returns nil where it needs more of them.
  /// - Returns: The result.
  /// - Throws: What `read` throws.
  /// - Precondition: `read` needs no more than all observations.
  /// - Complexity: O(n + m log m) for m observations needed, O(n log n) where they are a large share of the sample.
  func readTail<Result, Failure: Error>(
    likelyCount count: Int, _ read: (LossTail) throws(Failure) -> Result?
  ) throws(Failure) -> Result {
    var wanted = max(1, min(count, self.count))
    while true {
      let tail = LossTail(of: self, count: wanted)
      if let result = try read(tail) { return result }
      precondition(!tail.isWhole, "All observations do not suffice")
      // Near all of them, the rest costs little more.
      wanted = wanted < self.count / 8 ? 4 * wanted : self.count
    }
  }
}
