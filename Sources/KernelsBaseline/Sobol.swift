/// Owen-scrambled Sobol' points of one dimension, one 64-bit word each.
///
/// The point of an index is the exclusive or of the direction numbers at its set bits. Directions are given with their bits
/// reversed, so that the bits that a scrambling of nested intervals may look at, the more significant ones, are the less
/// significant ones here: sums, products with an odd number and the exclusive or with a product with an even number all
/// carry upwards only. A chain of them, keyed anew for every dimension and randomisation, is the hash of Burley (2020,
/// "Practical hash-based Owen scrambling", Journal of Computer Graphics Techniques 9(4)), here on 64 bits: the bits beyond
/// the 32 of the directions are scrambled too.
///
/// - Parameters:
///   - indices: The index of each point, below 2^32.
///   - count: The number of points.
///   - directions: The reversed direction numbers of the dimension, for bits 0 to `bits - 1`.
///   - bits: The number of bits that any of the indices has.
///   - firstKeys: One random word per point, the same for all points of a randomisation.
///   - secondKeys: Another.
///   - words: Receives the points as fractions of 2^64.
package func sobolWords(
  indices: UnsafePointer<UInt64>, count: Int, directions: UnsafePointer<UInt64>, bits: Int,
  firstKeys: UnsafePointer<UInt64>, secondKeys: UnsafePointer<UInt64>, words: UnsafeMutablePointer<UInt64>
) {
  for place in 0..<count { unsafe words[place] = 0 }
  for bit in 0..<UInt64(bits) {
    let direction = unsafe directions[Int(bit)]
    for place in 0..<count {
      unsafe words[place] ^= direction & (0 &- ((indices[place] &>> bit) & 1))
    }
  }
  for place in 0..<count {
    let (first, second) = unsafe (firstKeys[place], secondKeys[place])
    var x = unsafe words[place] &+ first
    x ^= x &* (second & ~1)
    x = x &* (first | 1)
    x ^= x &* 0x9E6C_63D0_876A_6A62
    x = x &+ second
    x ^= x &* ((first &>> 29) & ~1)
    x = x &* (((second &>> 31) ^ 0xD1B5_4A32_D192_ED03) | 1)
    x ^= x &* 0xA0B4_28DB_1F38_2E06
    unsafe words[place] = reversed(x)
  }
}

/// The bits of a word in opposite order.
@inline(__always)
private func reversed(_ word: UInt64) -> UInt64 {
  var x = word
  x = ((x &>> 1) & 0x5555_5555_5555_5555) | ((x & 0x5555_5555_5555_5555) &<< 1)
  x = ((x &>> 2) & 0x3333_3333_3333_3333) | ((x & 0x3333_3333_3333_3333) &<< 2)
  x = ((x &>> 4) & 0x0F0F_0F0F_0F0F_0F0F) | ((x & 0x0F0F_0F0F_0F0F_0F0F) &<< 4)
  return x.byteSwapped
}
