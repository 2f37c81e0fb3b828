/// The accounts of a run whose collateral is worth less than a bound on any of 16 paths, with a bit per path.
///
/// The prices are those of one step, asset by asset, 16 paths side by side; `offsets`, `quantities` and `firstTriples` are as in
/// `firstFalls`. `known` has a bit per account and path, the first path the lowest: where it is set the path is passed over.
/// The number of each account that is found is written to `found`, and its bits to `masks`. Returns how many are found; the
/// next place of both is overwritten too, where there is an account left for it.
package func fallingRows(
  prices: UnsafePointer<Double>, offsets: UnsafePointer<Int>, quantities: UnsafePointer<Double>,
  firstTriples: UnsafePointer<Int>, bounds: UnsafePointer<Double>, known: UnsafePointer<UInt16>, first: Int, end: Int,
  found: UnsafeMutablePointer<Int32>, masks: UnsafeMutablePointer<UInt16>
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
    let bound = unsafe SIMD8<Double>(repeating: bounds[account])
    let below = unsafe (mask(left - bound) | mask(right - bound) << 8) & ~known[account]
    // No branch, as nobody could foresee it: what is not found is overwritten by the next.
    unsafe found[count] = Int32(truncatingIfNeeded: account)
    unsafe masks[count] = below
    count &+= below == 0 ? 0 : 1
    account &+= 1
  }
  return count
}

@inline(__always)
private func eight(_ pointer: UnsafePointer<Double>) -> SIMD8<Double> {
  unsafe UnsafeRawPointer(pointer).loadUnaligned(as: SIMD8<Double>.self)
}

/// The signs of eight numbers, that of the first the lowest bit; a zero is positive.
@inline(__always)
private func mask(_ numbers: SIMD8<Double>) -> UInt16 {
  let signs = unsafe unsafeBitCast(numbers, to: SIMD8<Int64>.self) &>> 63
  let bytes = unsafe unsafeBitCast(SIMD8<Int8>(truncatingIfNeeded: signs), to: UInt64.self)
  // The bit of byte n ends up n places into the highest byte of the product, and no two meet below it.
  return UInt16(truncatingIfNeeded: ((bytes & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) &>> 56)
}
