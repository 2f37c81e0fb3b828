/// Ten rounds of Philox4x32 for a run of paths: two 64-bit words each.
///
/// The counter is (path's low 32 bits, path's high bits and `highWord`, `step`, `pair`) and the key is (`key0`, `key1`).
/// The paths are `count` numbers below 2^48; `first` receives words 0 (low half) and 1 (high half) of each block, `second`
/// words 2 and 3. Salmon, Moraes, Dror and Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3".
package func philoxWords(
  key0: UInt32, key1: UInt32, highWord: UInt32, step: UInt32, pair: UInt32, paths: UnsafePointer<UInt64>, count: Int,
  first: UnsafeMutablePointer<UInt64>, second: UnsafeMutablePointer<UInt64>
) {
  // 32-bit words live in 64-bit lanes: the product of two of them is then one vector instruction at every level. It reads
  // the low halves alone, so whatever the rounds leave in the high halves is cut off at the end.
  let mask: UInt64 = 0xFFFF_FFFF
  for index in 0..<count {
    let path = unsafe paths[index]
    var c0 = path & mask
    var c1 = (path &>> 32) | UInt64(highWord)
    var c2 = UInt64(step)
    var c3 = UInt64(pair)
    var k0 = UInt64(key0)
    var k1 = UInt64(key1)
    for _ in 0..<10 {
      let product0 = (c0 & mask) &* 0xD251_1F53
      let product1 = (c2 & mask) &* 0xCD9E_8D57
      let n0 = (product1 &>> 32) ^ c1 ^ k0
      let n2 = (product0 &>> 32) ^ c3 ^ k1
      c1 = product1
      c3 = product0
      c0 = n0
      c2 = n2
      k0 = (k0 &+ 0x9E37_79B9) & mask
      k1 = (k1 &+ 0xBB67_AE85) & mask
    }
    unsafe first[index] = (c0 & mask) | (c1 &<< 32)
    unsafe second[index] = (c2 & mask) | (c3 &<< 32)
  }
}
