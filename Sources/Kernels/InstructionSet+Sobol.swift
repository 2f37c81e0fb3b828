internal import KernelsAVX2
internal import KernelsAVX512
internal import KernelsBaseline

extension InstructionSet {
  /// Owen-scrambled Sobol' points of one dimension as random-looking words, each a fraction of 2^64.
  ///
  /// Burley (2020), "Practical hash-based Owen scrambling", Journal of Computer Graphics Techniques 9(4), on 64 bits.
  /// - Parameters:
  ///   - indices: The index of each point, below 2^32.
  ///   - directions: The direction numbers of the dimension as fractions of 2^64 with their bits reversed, as many as the
  ///     largest index has bits.
  ///   - firstKeys: One random word per point, the same for all points of a randomisation.
  ///   - secondKeys: Another.
  ///   - words: Receives one word per point.
  /// - Precondition: keys and words have one place per index.
  public func sobolWords(
    indices: [UInt64], directions: ArraySlice<UInt64>, firstKeys: [UInt64], secondKeys: [UInt64],
    into words: inout [UInt64]
  ) {
    let count = indices.count
    precondition(
      firstKeys.count == count && secondKeys.count == count && words.count == count, "One place per index")
    unsafe words.withUnsafeMutableBufferPointer { words in
      unsafe indices.withUnsafeBufferPointer { indices in
        unsafe directions.withUnsafeBufferPointer { directions in
          unsafe firstKeys.withUnsafeBufferPointer { first in
            unsafe secondKeys.withUnsafeBufferPointer { second in
              guard let words = words.baseAddress, let indices = indices.baseAddress, let first = first.baseAddress,
                let second = second.baseAddress
              else { return }
              let bits = directions.count
              // Without a bit there is no direction to read, and any address will do.
              let source = unsafe directions.baseAddress ?? indices
              switch self {
              case .baseline:
                unsafe KernelsBaseline.sobolWords(
                  indices: indices, count: count, directions: source, bits: bits, firstKeys: first,
                  secondKeys: second, words: words)
              case .avx2:
                unsafe KernelsAVX2.sobolWords(
                  indices: indices, count: count, directions: source, bits: bits, firstKeys: first,
                  secondKeys: second, words: words)
              case .avx512:
                unsafe KernelsAVX512.sobolWords(
                  indices: indices, count: count, directions: source, bits: bits, firstKeys: first,
                  secondKeys: second, words: words)
              }
            }
          }
        }
      }
    }
  }
}
