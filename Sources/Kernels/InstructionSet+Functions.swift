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
    unsafe withPointers(to: values, and: &results, at: run) { source, target in
      switch self {
      case .baseline: unsafe KernelsBaseline.exponentials(of: source, count: run.count, to: target)
      case .avx2: unsafe KernelsAVX2.exponentials(of: source, count: run.count, to: target)
      case .avx512: unsafe KernelsAVX512.exponentials(of: source, count: run.count, to: target)
      }
    }
  }

  /// The natural logarithms of a run of values, to one unit in the last place.
  ///
  /// Minus infinity at 0, infinity at infinity, NaN below 0 and at NaN.
  /// - Parameters:
  ///   - values: Holds the arguments.
  ///   - results: Receives the logarithms at the same places.
  ///   - run: The part of both arrays that is meant.
  /// - Precondition: the run lies within both arrays.
  public func logarithms(of values: [Double], into results: inout [Double], in run: Range<Int>) {
    unsafe withPointers(to: values, and: &results, at: run) { source, target in
      switch self {
      case .baseline: unsafe KernelsBaseline.logarithms(of: source, count: run.count, to: target)
      case .avx2: unsafe KernelsAVX2.logarithms(of: source, count: run.count, to: target)
      case .avx512: unsafe KernelsAVX512.logarithms(of: source, count: run.count, to: target)
      }
    }
  }

  /// The probabilities that a standard normal is at most each of a run of values.
  ///
  /// The relative error is below 1.5e-15 in either tail down to -37.5; beyond, the probability falls through the
  /// subnormal numbers to 0. 0 and 1 at the infinities; NaN stays NaN.
  /// - Parameters:
  ///   - values: Holds the arguments; their negatives give the upper tail without cancellation.
  ///   - results: Receives the probabilities at the same places.
  ///   - run: The part of both arrays that is meant.
  /// - Precondition: the run lies within both arrays.
  public func normalProbabilities(of values: [Double], into results: inout [Double], in run: Range<Int>) {
    unsafe withPointers(to: values, and: &results, at: run) { source, target in
      switch self {
      case .baseline: unsafe KernelsBaseline.normalProbabilities(of: source, count: run.count, to: target)
      case .avx2: unsafe KernelsAVX2.normalProbabilities(of: source, count: run.count, to: target)
      case .avx512: unsafe KernelsAVX512.normalProbabilities(of: source, count: run.count, to: target)
      }
    }
  }

  /// Calls a body with pointers to the same run of two arrays; not at all where there is nothing.
  private func withPointers(
    to values: [Double], and results: inout [Double], at run: Range<Int>,
    _ body: (_ source: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>) -> Void
  ) {
    precondition(run.lowerBound >= 0 && run.upperBound <= min(values.count, results.count), "Outside the arrays")
    unsafe results.withUnsafeMutableBufferPointer { results in
      unsafe values.withUnsafeBufferPointer { values in
        guard let source = values.baseAddress, let target = results.baseAddress else { return }
        unsafe body(source + run.lowerBound, target + run.lowerBound)
      }
    }
  }
}
