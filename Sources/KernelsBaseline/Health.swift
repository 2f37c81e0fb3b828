/// For some accounts and a group of 16 paths, the first step at which the collateral is worth less than a bound.
///
/// The prices stand step by step, asset by asset, 16 paths side by side, so that the 16 values of a step live in vector
/// registers and nothing is gathered. `chosen` holds the numbers of the accounts; `offsets` says where in a step the prices of each holding begin; the holdings come
/// in threes, those that fill up an account's last three being of quantity 0; `firstTriples` says where each account's
/// threes begin, and where the last account's end. The steps, from 1, are written to `steps`, 0 where the value never
/// falls below, and the values at those steps to `values`, infinity where there is none.
package func firstFalls(
  prices: UnsafePointer<Double>, steps stepCount: Int, stepLength: Int, offsets: UnsafePointer<Int>,
  quantities: UnsafePointer<Double>, firstTriples: UnsafePointer<Int>, bounds: UnsafePointer<Double>,
  chosen: UnsafePointer<Int>, accounts: Int, toSteps steps: UnsafeMutablePointer<Int64>,
  values: UnsafeMutablePointer<Double>
) {
  for place in 0..<16 * accounts {
    unsafe steps[place] = 0
    unsafe values[place] = .infinity
  }
  // As many steps at a time, the last ones first, as leave their prices in the first-level cache for all accounts.
  let length = max(4, 3072 / max(1, stepLength))
  var end = stepCount
  while end > 0 {
    let begin = max(0, end &- length)
    for place in 0..<accounts {
      let account = unsafe chosen[place]
      let triple = unsafe firstTriples[account]
      unsafe walkBack(
        prices: prices, steps: begin..<end, stepLength: stepLength, offsets: offsets + 3 * triple,
        quantities: quantities + 3 * triple, triples: firstTriples[account + 1] - triple, bound: bounds[account],
        toSteps: steps + 16 * place, values: values + 16 * place)
    }
    end = begin
  }
}

/// Notes where one account falls within some steps, walking backwards: an earlier fall overwrites a later one, and no path
/// has to remember that it fell.
@inline(__always)
private func walkBack(
  prices: UnsafePointer<Double>, steps run: Range<Int>, stepLength: Int, offsets: UnsafePointer<Int>,
  quantities: UnsafePointer<Double>, triples: Int, bound: Double, toSteps steps: UnsafeMutablePointer<Int64>,
  values: UnsafeMutablePointer<Double>
) {
  let bounds = SIMD8<Double>(repeating: bound)
  var leftStep = unsafe UnsafeRawPointer(steps).loadUnaligned(as: SIMD8<Int64>.self)
  var rightStep = unsafe UnsafeRawPointer(steps + 8).loadUnaligned(as: SIMD8<Int64>.self)
  var leftFallen = unsafe eight(values)
  var rightFallen = unsafe eight(values + 8)
  var step = run.upperBound
  var row = unsafe prices + (step &- 1) &* stepLength
  while step > run.lowerBound {
    var (left, right) = (SIMD8<Double>(repeating: 0), SIMD8<Double>(repeating: 0))
    var holding = 0
    for _ in 0..<triples {
      let first = unsafe row + offsets[holding]
      let second = unsafe row + offsets[holding &+ 1]
      let third = unsafe row + offsets[holding &+ 2]
      left += unsafe eight(first) * quantities[holding]
      right += unsafe eight(first + 8) * quantities[holding]
      left += unsafe eight(second) * quantities[holding &+ 1]
      right += unsafe eight(second + 8) * quantities[holding &+ 1]
      left += unsafe eight(third) * quantities[holding &+ 2]
      right += unsafe eight(third + 8) * quantities[holding &+ 2]
      holding &+= 3
    }
    let (leftIsBelow, rightIsBelow) = (left .< bounds, right .< bounds)
    let number = SIMD8<Int64>(repeating: Int64(step))
    leftStep.replace(with: number, where: leftIsBelow)
    rightStep.replace(with: number, where: rightIsBelow)
    leftFallen.replace(with: left, where: leftIsBelow)
    rightFallen.replace(with: right, where: rightIsBelow)
    step &-= 1
    unsafe row -= stepLength
  }
  unsafe UnsafeMutableRawPointer(steps).storeBytes(of: leftStep, as: SIMD8<Int64>.self)
  unsafe UnsafeMutableRawPointer(steps + 8).storeBytes(of: rightStep, as: SIMD8<Int64>.self)
  unsafe UnsafeMutableRawPointer(values).storeBytes(of: leftFallen, as: SIMD8<Double>.self)
  unsafe UnsafeMutableRawPointer(values + 8).storeBytes(of: rightFallen, as: SIMD8<Double>.self)
}

@inline(__always)
private func eight(_ pointer: UnsafePointer<Double>) -> SIMD8<Double> {
  unsafe UnsafeRawPointer(pointer).loadUnaligned(as: SIMD8<Double>.self)
}
