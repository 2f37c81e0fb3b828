/// The accounts of a run whose collateral is worth less than its bound on any of 16 paths, with a bit per path.
///
/// The prices are those of one step, asset by asset, 16 paths side by side; `offsets`, `quantities`, `firstTriples` and `bounds`
/// are as in `firstFalls`. The number of each account that is found is written to `found`, and its bits, the first path the
/// lowest, to `masks`. Returns how many are found.
package func fallingRows(
  prices: UnsafePointer<Double>, offsets: UnsafePointer<Int>, quantities: UnsafePointer<Double>,
  firstTriples: UnsafePointer<Int>, bounds: UnsafePointer<Double>, first: Int, end: Int,
  found: UnsafeMutablePointer<Int32>, masks: UnsafeMutablePointer<UInt16>
) -> Int {
  var count = 0
  var account = first
  while account < end {
    let bound = unsafe SIMD8<Double>(repeating: bounds[account])
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
    let leftSigns = unsafe unsafeBitCast(left - bound, to: SIMD8<Int64>.self)
    let rightSigns = unsafe unsafeBitCast(right - bound, to: SIMD8<Int64>.self)
    let eightSigns = leftSigns | rightSigns
    let fourSigns = eightSigns.lowHalf | eightSigns.highHalf
    let twoSigns = fourSigns.lowHalf | fourSigns.highHalf
    if (twoSigns[0] | twoSigns[1]) < 0 {
      var mask: UInt16 = 0
      for lane in 0..<8 {
        if leftSigns[lane] < 0 { mask |= 1 << UInt16(lane) }
        if rightSigns[lane] < 0 { mask |= 1 << UInt16(lane &+ 8) }
      }
      unsafe found[count] = Int32(truncatingIfNeeded: account)
      unsafe masks[count] = mask
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
