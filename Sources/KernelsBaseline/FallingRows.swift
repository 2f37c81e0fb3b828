/// The accounts of a run whose collateral is worth less than a near bound on any of 16 paths, with a bit per path, and
/// another where it is worth less than their bound.
///
/// The prices are those of one step, asset by asset, 16 paths side by side; `offsets`, `quantities`, `firstTriples` and `bounds`
/// are as in `firstFalls`. `nearBounds` are no lower than `bounds`. The number of each account that is found is written to
/// `found`, and its bits, the first path the lowest, to `masks` and `nearMasks`. Returns how many are found.
package func fallingRows(
  prices: UnsafePointer<Double>, offsets: UnsafePointer<Int>, quantities: UnsafePointer<Double>,
  firstTriples: UnsafePointer<Int>, bounds: UnsafePointer<Double>, nearBounds: UnsafePointer<Double>,
  first: Int, end: Int, found: UnsafeMutablePointer<Int32>, masks: UnsafeMutablePointer<UInt16>,
  nearMasks: UnsafeMutablePointer<UInt16>
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
    // The sign of what is left over the bound: a value at its bound leaves a positive zero.
    let nearBound = unsafe SIMD8<Double>(repeating: nearBounds[account])
    let eightSigns = signs(left - nearBound) | signs(right - nearBound)
    let fourSigns = eightSigns.lowHalf | eightSigns.highHalf
    let twoSigns = fourSigns.lowHalf | fourSigns.highHalf
    if (twoSigns[0] | twoSigns[1]) < 0 {
      let bound = unsafe SIMD8<Double>(repeating: bounds[account])
      unsafe found[count] = Int32(truncatingIfNeeded: account)
      unsafe masks[count] = mask(signs(left - bound), signs(right - bound))
      unsafe nearMasks[count] = mask(signs(left - nearBound), signs(right - nearBound))
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
private func signs(_ numbers: SIMD8<Double>) -> SIMD8<Int64> { unsafe unsafeBitCast(numbers, to: SIMD8<Int64>.self) }

/// A bit per sign, those of the left numbers the lower ones.
@inline(__always)
private func mask(_ left: SIMD8<Int64>, _ right: SIMD8<Int64>) -> UInt16 {
  let bits = SIMD8<Int64>(1, 2, 4, 8, 16, 32, 64, 128)
  let eight = ((left &>> 63) & bits) | ((right &>> 63) & (bits &<< 8))
  let four = eight.lowHalf | eight.highHalf
  let two = four.lowHalf | four.highHalf
  return UInt16(truncatingIfNeeded: two[0] | two[1])
}
