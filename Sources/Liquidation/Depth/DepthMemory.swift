/// What a power law remembers of the two sizes that it saw last, as its powers take long.
///
/// A sale asks for the price before it, for what it yields, for its last unit's and for the price after it: four questions
/// about two sizes.
struct DepthMemory: Sendable {
  private var sizes = (Double.nan, Double.nan)
  private var points = (PowerDepth.Point(term: 0, average: 1), PowerDepth.Point(term: 0, average: 1))

  /// What a size has been found to come to, or finds and remembers it.
  mutating func point(at size: Double, in depth: PowerDepth) -> PowerDepth.Point {
    if size == sizes.0 { return points.0 }
    if size == sizes.1 { return points.1 }
    let found = depth.point(at: size)
    sizes = (size, sizes.0)
    points = (found, points.0)
    return found
  }

  /// Learns what a share of a size comes to, where the size is remembered: a product then, and no power.
  mutating func shrink(_ size: Double, to share: Double, power: Double, in depth: PowerDepth) {
    guard size == sizes.0 || size == sizes.1 else { return }
    points = (depth.point(of: size == sizes.0 ? points.0 : points.1, times: power), points.0)
    sizes = (size * share, sizes.0)
  }
}
