/// Uniform numbers from random words.
enum UnitInterval {
  /// The word as a number strictly between 0 and 1, one of 2^52 that lie evenly.
  static func value(of word: UInt64) -> Double {
    (Double(word >> 12) + 0.5) * 0x1p-52
  }
}
