/// The order in which a Brownian bridge fixes a path: its end first, then the middles of what lies between.
///
/// One normal per step makes a discrete Brownian path; those that come first decide most of it. Moskowitz and Caflisch
/// (1996), "Smoothness and dimension reduction in quasi-Monte Carlo methods".
struct BrownianBridge: Sendable {
  /// A point of the path, given two others.
  struct Point: Sendable {
    /// The step at whose end the point lies, from 1.
    let step: Int
    /// The known point before, 0 for the start.
    let before: Int
    /// The known point after; nil where there is none.
    let after: Int?
    /// The weights of the known points in the mean.
    let weights: (before: Double, after: Double)
    /// The standard deviation around the mean.
    let deviation: Double
  }

  /// The points, in the order in which they are fixed; one per step.
  let points: [Point]

  init(steps: Int) {
    var points = [
      Point(step: steps, before: 0, after: nil, weights: (1, 0), deviation: Double(steps).squareRoot())
    ]
    var gaps = [0..<steps]
    while !gaps.isEmpty {
      var narrower: [Range<Int>] = []
      for gap in gaps where gap.count > 1 {
        let middle = (gap.lowerBound + gap.upperBound) / 2
        let (left, right, width) = (
          Double(middle - gap.lowerBound), Double(gap.upperBound - middle), Double(gap.count)
        )
        points.append(
          Point(
            step: middle, before: gap.lowerBound, after: gap.upperBound, weights: (right / width, left / width),
            deviation: (left * right / width).squareRoot()))
        narrower += [gap.lowerBound..<middle, middle..<gap.upperBound]
      }
      gaps = narrower
    }
    self.points = points
  }
}
