internal import Numerics

/// What recovery leaves over some time of what was sold: markets mostly share a rate and a law.
struct Recovery: Sendable {
  private var rate = Double.nan
  private var exponent = Double.nan
  /// The share that is left.
  private(set) var remainder = 1.0
  /// The same to the power of the law's exponent; 1 where there is no law.
  private(set) var power = 1.0

  /// Lets a time pass at a place.
  ///
  /// - Parameters:
  ///   - seconds: The time, the same for all places.
  ///   - placed: The place.
  @inline(__always)
  mutating func pass(_ seconds: Double, _ placed: PlacedDepth) {
    let exponent = placed.law?.exponent ?? 0
    guard placed.recoveryRate != rate || exponent != self.exponent else { return }
    (rate, self.exponent) = (placed.recoveryRate, exponent)
    remainder = (-rate * seconds).exponential
    power = exponent == 0 ? 1 : (-rate * seconds * exponent).exponential
  }
}
