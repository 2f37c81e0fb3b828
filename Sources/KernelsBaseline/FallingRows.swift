/// The accounts of a run whose collateral is worth less than a near bound on any of 16 paths, with a bit per path, and
/// another where it is worth less than their bound.
///
/// The prices are those of one step, asset by asset, 16 paths side by side; `offsets`, `quantities`, `firstTriples` and `bounds`
/// are as in `firstFalls`. `nearBounds` are no lower than `bounds`. `known` has a bit per account and path, the first path the
/// lowest: where it is set the path is passed over. The number of each account that is found is written to `found`, and its
/// bits to `masks` and `nearMasks`. Returns how many are found.
package func fallingRows(
  prices: UnsafePointer<Double>, offsets: UnsafePointer<Int>, quantities: UnsafePointer<Double>,
  firstTriples: UnsafePointer<Int>, bounds: UnsafePointer<Double>, nearBounds: UnsafePointer<Double>,
  known: UnsafePointer<UInt16>, first: Int, end: Int, found: UnsafeMutablePointer<Int32>,
  masks: UnsafeMutablePointer<UInt16>, nearMasks: UnsafeMutablePointer<UInt16>
) -> Int {
  var count = 0
  var account = first
  while account < end {
    var (left, right) = (SIMD8<Double>(repeating: 0), SIMD8<Double>(repeating: 0))
    var holding = unsafe 3 &* firstTriples[account]
    let last = unsafe 3 &* firstTriples[account &+ 1]
    while holding < last {
      let one = unsafe prices + offsets[holding]
      let two = unsafe prices + offsets[holding &+ 1]
      let three = unsafe prices + offsets[holding &+ 2]
      left += unsafe eight(one) * quantities[holding]
      right += unsafe eight(one + 8) * quantities[holding]
      left += unsafe eight(two) * quantities[holding &+ 1]
      right += unsafe eight(two + 8) * quantities[holding &+ 1]
      left += unsafe eight(three) * quantities[holding &+ 2]
      right += unsafe eight(three + 8) * quantities[holding &+ 2]
      holding &+= 3
    }
    let nearBound = unsafe SIMD8<Double>(repeating: nearBounds[account])
    // Known paths are left out before the branch, so that it is seldom taken and mostly foreseen.
    let passed = unsafe SIMD8<UInt64>(repeating: UInt64(known[account]))
    let isLeft = bits(left - nearBound) & ~(passed &<< SIMD8(63, 62, 61, 60, 59, 58, 57, 56))
    let isRight = bits(right - nearBound) & ~(passed &<< SIMD8(55, 54, 53, 52, 51, 50, 49, 48))
    if isAnyNegative(isLeft | isRight) {
      let bound = unsafe SIMD8<Double>(repeating: bounds[account])
      unsafe found[count] = Int32(truncatingIfNeeded: account)
      let open = unsafe ~known[account]
      unsafe masks[count] = (mask(left - bound) | mask(right - bound) << 8) & open
      unsafe nearMasks[count] = (mask(left - nearBound) | mask(right - nearBound) << 8) & open
      count &+= 1
    }
    account &+= 1
  }
  return count
}

@inline(__always)
private func eight(_ pointer: UnsafePointer<Double>) -> SIMD8<Double> {
  unsafe UnsafeRawPointer(pointer).loadUnaligned(as: SIMD8<Double>.self)
}

@inline(__always)
private func bits(_ numbers: SIMD8<Double>) -> SIMD8<UInt64> { unsafe unsafeBitCast(numbers, to: SIMD8<UInt64>.self) }

/// Whether the top bit of any word is set.
@inline(__always)
private func isAnyNegative(_ words: SIMD8<UInt64>) -> Bool {
  let (top, one) = (SIMD8<UInt64>(repeating: 1 << 63), SIMD8<UInt64>(repeating: 1.0.bitPattern))
  // Comparisons of whole numbers fall back to one lane at a time; those of fractions do not.
  return unsafe any(unsafeBitCast(words & top | one, to: SIMD8<Double>.self) .< 0)
}

/// The signs of eight numbers, that of the first the lowest bit; a zero is positive.
@inline(__always)
private func mask(_ numbers: SIMD8<Double>) -> UInt16 {
  let signs = unsafe unsafeBitCast(numbers, to: SIMD8<Int64>.self) &>> 63
  let bytes = unsafe unsafeBitCast(SIMD8<Int8>(truncatingIfNeeded: signs), to: UInt64.self)
  // The bit of byte n ends up n places into the highest byte of the product, and no two meet below it.
  return UInt16(truncatingIfNeeded: ((bytes & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) &>> 56)
}
