internal import KernelsAVX2
internal import KernelsAVX512
internal import KernelsBaseline

extension InstructionSet {
  /// Adds `increment[i] * scale[i] + shift` to a run of the target.
  ///
  /// - Parameters:
  ///   - increment: Holds the increments, from the same offset as the target.
  ///   - scale: One factor per element; nil for a factor of 1.
  ///   - shift: Added to every element.
  ///   - target: The array that is added to.
  ///   - run: The part of the target, and of the increments, that is meant.
  /// - Precondition: the run lies within both arrays, and there is one factor for each of its elements.
  public func add(
    _ increment: [Double], scale: [Double]?, shift: Double, to target: inout [Double], in run: Range<Int>
  ) {
    precondition(run.lowerBound >= 0 && run.upperBound <= min(increment.count, target.count), "Outside the arrays")
    precondition(scale.map { $0.count >= run.count } ?? true, "One factor per element")
    unsafe target.withUnsafeMutableBufferPointer { target in
      unsafe increment.withUnsafeBufferPointer { increment in
        guard var source = increment.baseAddress, var target = target.baseAddress else { return }
        unsafe source += run.lowerBound
        unsafe target += run.lowerBound
        guard let scale else {
          switch self {
          case .baseline:
            unsafe KernelsBaseline.add(source, shift: shift, count: run.count, to: target)
          case .avx2:
            unsafe KernelsAVX2.add(source, shift: shift, count: run.count, to: target)
          case .avx512:
            unsafe KernelsAVX512.add(source, shift: shift, count: run.count, to: target)
          }
          return
        }
        unsafe scale.withUnsafeBufferPointer { scale in
          guard let scale = scale.baseAddress else { return }
          switch self {
          case .baseline:
            unsafe KernelsBaseline.addScaled(source, scale: scale, shift: shift, count: run.count, to: target)
          case .avx2:
            unsafe KernelsAVX2.addScaled(source, scale: scale, shift: shift, count: run.count, to: target)
          case .avx512:
            unsafe KernelsAVX512.addScaled(source, scale: scale, shift: shift, count: run.count, to: target)
          }
        }
      }
    }
  }

  /// Adds `weight` times a run of values to the target.
  ///
  /// - Parameters:
  ///   - values: Holds the values.
  ///   - run: The part of the values that is meant.
  ///   - weight: The factor of every value.
  ///   - target: The array that is added to, from its first element.
  /// - Precondition: the run lies within the values, and the target has room for it.
  public func add(_ values: [Double], in run: Range<Int>, weight: Double, to target: inout [Double]) {
    precondition(run.lowerBound >= 0 && run.upperBound <= values.count && run.count <= target.count, "No room")
    unsafe target.withUnsafeMutableBufferPointer { target in
      unsafe values.withUnsafeBufferPointer { values in
        guard let source = values.baseAddress, let target = target.baseAddress else { return }
        switch self {
        case .baseline:
          unsafe KernelsBaseline.addWeighted(source + run.lowerBound, weight: weight, count: run.count, to: target)
        case .avx2:
          unsafe KernelsAVX2.addWeighted(source + run.lowerBound, weight: weight, count: run.count, to: target)
        case .avx512:
          unsafe KernelsAVX512.addWeighted(source + run.lowerBound, weight: weight, count: run.count, to: target)
        }
      }
    }
  }
}
