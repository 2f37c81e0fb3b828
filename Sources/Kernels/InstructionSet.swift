internal import CProcessor

/// A level of vector instructions for which the kernels were compiled.
///
/// The kernels are its methods. They give the same bits at every level, because each of their operations is one that
/// IEEE 754 defines to the last bit.
public enum InstructionSet: String, CaseIterable, Comparable, Sendable {
  /// What every processor of the architecture has: SSE2 on x86-64, NEON on arm64.
  case baseline
  /// x86-64-v3: AVX2 and FMA.
  case avx2
  /// x86-64-v4: AVX-512.
  case avx512

  /// The levels that the processor at hand can run, ascending; the baseline is always among them.
  public static var available: [InstructionSet] {
    allCases.filter { level in
      switch level {
      case .baseline: true
      case .avx2: ballast_processor_has_avx2()
      case .avx512: ballast_processor_has_avx512()
      }
    }
  }

  /// The best level that the processor at hand can run.
  public static let best = available.max() ?? .baseline

  /// Whether `lhs` is the lower level.
  public static func < (lhs: InstructionSet, rhs: InstructionSet) -> Bool {
    lhs.position < rhs.position
  }

  private var position: Int {
    switch self {
    case .baseline: 0
    case .avx2: 1
    case .avx512: 2
    }
  }
}
