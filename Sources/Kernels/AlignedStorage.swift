/// Doubles that begin where a cache line does, so that no vector of eight straddles two lines.
///
/// An array would begin at any multiple of 16 bytes.
@safe final class AlignedStorage: @unchecked Sendable {
  // Unchecked, because the compiler cannot see that whoever writes holds the only reference: see `PathPrices.set`.
  let count: Int
  let start: UnsafeMutablePointer<Double>

  /// Zeros.
  init(count: Int) {
    self.count = count
    let bytes = UnsafeMutableRawPointer.allocate(byteCount: count * MemoryLayout<Double>.stride, alignment: 64)
    unsafe start = bytes.bindMemory(to: Double.self, capacity: count)
    unsafe start.initialize(repeating: 0, count: count)
  }

  /// A copy.
  convenience init(_ other: AlignedStorage) {
    self.init(count: other.count)
    unsafe start.update(from: other.start, count: count)
  }

  deinit { unsafe start.deallocate() }
}
