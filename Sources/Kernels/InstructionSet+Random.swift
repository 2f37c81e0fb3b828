internal import KernelsAVX2
internal import KernelsAVX512
internal import KernelsBaseline

extension InstructionSet {
  /// Two random 64-bit words for each path, by Philox4x32 with ten rounds.
  ///
  /// Salmon, Moraes, Dror and Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3".
  /// - Parameters:
  ///   - address: The key and the counter but for the path.
  ///   - paths: The path numbers, each below ``PhiloxAddress/pathLimit``.
  ///   - first: Receives the first word of each path: words 0 (low half) and 1 of its block.
  ///   - second: Receives the second word: words 2 (low half) and 3.
  /// - Precondition: all three have the same count.
  public func philoxWords(
    _ address: PhiloxAddress, paths: [UInt64], first: inout [UInt64], second: inout [UInt64]
  ) {
    let count = paths.count
    precondition(first.count == count && second.count == count, "One place per path")
    let (key0, key1) = (UInt32(truncatingIfNeeded: address.seed), UInt32(truncatingIfNeeded: address.seed &>> 32))
    let high = UInt32(address.stream) &<< 16
    unsafe first.withUnsafeMutableBufferPointer { first in
      unsafe second.withUnsafeMutableBufferPointer { second in
        unsafe paths.withUnsafeBufferPointer { paths in
          guard let paths = paths.baseAddress, let first = first.baseAddress,
            let second = second.baseAddress
          else { return }
          switch self {
          case .baseline:
            unsafe KernelsBaseline.philoxWords(
              key0: key0, key1: key1, highWord: high, step: address.step, pair: address.pair, paths: paths,
              count: count, first: first, second: second)
          case .avx2:
            unsafe KernelsAVX2.philoxWords(
              key0: key0, key1: key1, highWord: high, step: address.step, pair: address.pair, paths: paths,
              count: count, first: first, second: second)
          case .avx512:
            unsafe KernelsAVX512.philoxWords(
              key0: key0, key1: key1, highWord: high, step: address.step, pair: address.pair, paths: paths,
              count: count, first: first, second: second)
          }
        }
      }
    }
  }

  /// Standard normals from random words, by the inverse of the distribution function.
  ///
  /// Word by word: the same word gives the same normal whatever surrounds it. The relative error of the quantile is below
  /// 2e-15 and that of the probability it implies below 6e-14, to 8.29 standard deviations, where the words end.
  /// - Parameters:
  ///   - words: Random words.
  ///   - target: Receives as many normals as there are words.
  ///   - offset: Where in the target the first normal goes.
  /// - Precondition: the normals fit into the target.
  public func standardNormals(from words: [UInt64], into target: inout [Double], at offset: Int) {
    precondition(offset >= 0 && offset + words.count <= target.count, "The normals do not fit")
    unsafe words.withUnsafeBufferPointer { words in
      unsafe target.withUnsafeMutableBufferPointer { target in
        guard let source = words.baseAddress, let target = target.baseAddress else { return }
        switch self {
        case .baseline:
          unsafe KernelsBaseline.standardNormals(from: source, count: words.count, to: target + offset)
        case .avx2:
          unsafe KernelsAVX2.standardNormals(from: source, count: words.count, to: target + offset)
        case .avx512:
          unsafe KernelsAVX512.standardNormals(from: source, count: words.count, to: target + offset)
        }
      }
    }
  }
}
