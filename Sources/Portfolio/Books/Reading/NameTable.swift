/// Numbers texts from 0 in the order in which they first come, by their bytes alone.
///
/// Rows repeat a few names of assets and kinds millions of times: finding the number takes a hash and a comparison of a
/// few bytes, and no string is made. A million names of accounts lie in one array.
struct NameTable {
  private var text: [UInt8] = []
  /// Where each name ends in `text`.
  private var ends: [Int] = []
  /// The hash of each name, which tells most others apart before a byte is compared.
  private var hashes: [UInt32] = []
  /// The number of a name plus 1, at its hash or in the next free slot after it; 0 where a slot is free.
  private var slots: [UInt32] = Array(repeating: 0, count: 16)

  /// How many names there are.
  var count: Int { ends.count }

  /// A table that has some names already.
  init(_ names: [String] = []) {
    for name in names { _ = insert(Array(name.utf8).span) }
  }

  /// The number of a name, or nil where the table does not have it.
  func find(_ name: Span<UInt8>) -> Int? {
    let number = slots[slot(of: name, hash: Self.hash(name))]
    return number == 0 ? nil : Int(number) - 1
  }

  /// The number of a name, which is added where the table does not have it.
  mutating func insert(_ name: Span<UInt8>) -> Int {
    let hash = Self.hash(name)
    let place = slot(of: name, hash: hash)
    if slots[place] != 0 { return Int(slots[place]) - 1 }
    for index in name.indices { text.append(name[index]) }
    ends.append(text.count)
    hashes.append(hash)
    slots[place] = UInt32(ends.count)
    if 2 * ends.count > slots.count { grow() }
    return ends.count - 1
  }

  /// Whether a number is that of a name.
  func has(_ name: Span<UInt8>, at number: Int) -> Bool {
    let start = number == 0 ? 0 : ends[number - 1]
    guard ends[number] - start == name.count else { return false }
    for index in name.indices where text[start + index] != name[index] { return false }
    return true
  }

  /// The slot that holds a name, or the free one in which it belongs.
  private func slot(of name: Span<UInt8>, hash: UInt32) -> Int {
    var place = Int(hash) & (slots.count - 1)
    while slots[place] != 0 {
      let number = Int(slots[place]) - 1
      if hashes[number] == hash, has(name, at: number) { break }
      place = (place + 1) & (slots.count - 1)
    }
    return place
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: 2 * slots.count)
    for number in hashes.indices {
      var place = Int(hashes[number]) & (slots.count - 1)
      while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = UInt32(number + 1)
    }
  }

  /// The FNV-1a hash of Fowler, Noll and Vo (RFC 9923), its halves folded together.
  private static func hash(_ name: Span<UInt8>) -> UInt32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in name.indices { hash = (hash ^ UInt64(name[index])) &* 0x100_0000_01B3 }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }
}
