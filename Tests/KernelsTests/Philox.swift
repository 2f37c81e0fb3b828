/// One block of Philox4x32-10, in the words of the paper: the slow twin of the kernel.
///
/// Salmon, Moraes, Dror and Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", section 3.3.
func philoxBlock(counter: [UInt32], key: [UInt32]) -> [UInt32] {
  var (block, key) = (counter, key)
  for _ in 0..<10 {
    let left = block[0].multipliedFullWidth(by: 0xD251_1F53)
    let right = block[2].multipliedFullWidth(by: 0xCD9E_8D57)
    block = [right.high ^ block[1] ^ key[0], right.low, left.high ^ block[3] ^ key[1], left.low]
    key = [key[0] &+ 0x9E37_79B9, key[1] &+ 0xBB67_AE85]
  }
  return block
}
