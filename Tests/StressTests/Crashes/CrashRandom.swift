/// A fixed sequence of random numbers.
struct CrashRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64, as a number from 0 (included) to 1 (excluded).
  mutating func next() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((word ^ (word >> 31)) >> 11) * 0x1p-53
  }
}
