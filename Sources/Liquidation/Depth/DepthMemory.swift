/// What a power law remembers of the two sizes that it saw last: the part of its sums that takes longest.
///
/// A sale asks for the price before it, for what it yields and for the price after it: three questions about two sizes.
struct DepthMemory: Sendable {
  private var sizes = (Double.nan, Double.nan)
  private var logarithms = (0.0, 0.0)

  /// What a size has been found to be, or finds and remembers it.
  mutating func logarithm(of size: Double, in depth: PowerDepth) -> Double {
    if size == sizes.0 { return logarithms.0 }
    if size == sizes.1 { return logarithms.1 }
    let found = depth.logarithm(at: size)
    sizes = (size, sizes.0)
    logarithms = (found, logarithms.0)
    return found
  }
}
