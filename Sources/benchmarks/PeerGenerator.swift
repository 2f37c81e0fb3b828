/// NumPy's default generator at seed 5, from which the peers draw the book of options: theirs and ours are then the same.
///
/// PCG XSL RR 128/64 (O'Neill 2014, "PCG: a family of simple fast space-efficient statistically good algorithms for
/// random number generation"), from the state and increment that NumPy shows for that seed.
struct PeerGenerator {
  private var state: UInt128 = 304_397_142_111_423_816_445_458_517_940_380_168_174
  private let increment: UInt128 = 233_193_750_087_604_940_414_945_475_171_846_202_189

  /// Numbers evenly spread between two bounds.
  mutating func uniforms(_ count: Int, from low: Double = 0, to high: Double = 1) -> [Double] {
    (0..<count).map { _ in low + (high - low) * (Double(next() >> 11) * 0x1p-53) }
  }

  private mutating func next() -> UInt64 {
    state = state &* 47_026_247_687_942_121_848_144_207_491_837_523_525 &+ increment
    let folded = UInt64(truncatingIfNeeded: state >> 64) ^ UInt64(truncatingIfNeeded: state)
    let turn = UInt64(truncatingIfNeeded: state >> 122)
    return (folded &>> turn) | (folded &<< (64 &- turn))
  }
}
