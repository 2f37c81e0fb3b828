internal import KernelsAVX2
internal import KernelsAVX512
internal import KernelsBaseline

extension InstructionSet {
  /// The exponentials of a run of values, to one unit in the last place.
  ///
  /// Beyond ±708, infinities included, the argument is held there, near the ends of what a double can hold. NaN stays
  /// NaN.
  /// - Parameters:
  ///   - values: Holds the arguments.
  ///   - results: Receives the exponentials at the same places.
  ///   - run: The part of both arrays that is meant.
  /// - Precondition: the run lies within both arrays.
  public func exponentials(of values: [Double], into results: inout [Double], in run: Range<Int>) {
    precondition(run.lowerBound >= 0 && run.upperBound <= min(values.count, results.count), "Outside the arrays")
    unsafe results.withUnsafeMutableBufferPointer { results in
      unsafe values.withUnsafeBufferPointer { values in
        guard let source = values.baseAddress, let target = results.baseAddress else { return }
        switch self {
        case .baseline:
          unsafe KernelsBaseline.exponentials(
            of: source + run.lowerBound, count: run.count,
            to: target + run.lowerBound)
        case .avx2:
          unsafe KernelsAVX2.exponentials(
            of: source + run.lowerBound, count: run.count,
            to: target + run.lowerBound)
        case .avx512:
          unsafe KernelsAVX512.exponentials(
            of: source + run.lowerBound, count: run.count,
            to: target + run.lowerBound)
        }
      }
    }
  }
}
