/// An order in which addresses follow each other in a run or between runs: what changes from one to the next.
enum Neighbour: CaseIterable, Sendable {
  /// The factor, the two being words of one block of bits.
  case factorOfSamePair
  /// The factor, the two being words of neighbouring blocks.
  case factorOfNextPair
  case step
  case path
  /// The path, by 2^32: the part that shares a counter word with the stream.
  case distantPath
  case stream
  case seed
  /// The seed, by 2^32: the other half of the key.
  case distantSeed

  /// The address and the one that follows it.
  func pair(from address: ColumnAddress) -> (ColumnAddress, ColumnAddress) {
    var (first, second) = (address, address)
    switch self {
    case .factorOfSamePair: (first.factor, second.factor) = (0, 1)
    case .factorOfNextPair: (first.factor, second.factor) = (1, 2)
    case .step: second.step += 1
    case .path: second.firstPath += 1
    case .distantPath: second.firstPath += 1 << 32
    case .stream: second.stream += 1
    case .seed: second.seed += 1
    case .distantSeed: second.seed += 1 << 32
    }
    return (first, second)
  }
}
