/// Owen-scrambled Sobol' points of one dimension, one 64-bit word each.
///
/// The point of an index is the exclusive or of the direction numbers at its set bits. Directions are given with their bits
/// reversed, so that the bits that a scrambling of nested intervals may look at, the more significant ones, are the less
/// significant ones here: sums, products with an odd number and the exclusive or with a product with an even number all
/// carry upwards only. A chain of them, keyed anew for every dimension and randomisation, is a hash of the kind of Burley
/// (2020, "Practical hash-based Owen scrambling", Journal of Computer Graphics Techniques 9(4)), here on 64 bits, so that
/// the bits beyond the 32 of the directions are scrambled too, and with 128 bits of key, so that what is done to any two of
/// the widest intervals is independent as far as thousands of keys can tell.
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
    // The sum alone makes each point uniform, and stays so because nothing after it looks at its key again. Every round
    // that follows has low bits of the other key to itself, which decide what is done to the widest intervals.
    var x = unsafe words[place] &+ first
    var key = second
    for _ in 0..<4 {
      x ^= x &* (key & ~1)
      x = x &* ((key &>> 6) | 1)
      x = x &+ 0x9E37_79B9_7F4A_7C15
      key = (key &<< 53) | (key &>> 11)
    }
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
