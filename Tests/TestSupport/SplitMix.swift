/// Numbers that a seed fixes: Steele, Lea and Flood (2014), "Fast splittable pseudorandom number generators".
package struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// A number from 0 (included) to 1 (excluded).
  package mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number from a low one (included) to a high one (excluded).
  package mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * uniform() }
}
