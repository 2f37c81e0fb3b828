internal import KernelsAVX2
internal import KernelsAVX512
internal import KernelsBaseline

extension InstructionSet {
  /// Adds log returns whose variance answers to them to some sums, and moves the variances on.
  ///
  /// With e the standardised return, h the variance and ε = √h e the sum grows by `drift - h/2 + ε`, so that for normal e
  /// the expected exponential grows by exp(`drift`). No variance goes beyond 1e6, so that the sums stay numbers.
  /// - Parameters:
  ///   - standardised: Standardised returns.
  ///   - scale: What multiplies the standardised returns, element 0 for the first of the run; nil for 1.
  ///   - drift: What is added to each sum besides.
  ///   - recursion: How the variance moves on.
  ///   - variances: The variances; none is negative.
  ///   - target: The sums.
  ///   - run: The elements of `standardised`, `variances` and `target`.
  /// - Precondition: the run lies within the arrays, and the scale has a factor for each of its elements.
  public func addClusteredReturns(
    _ standardised: [Double], scale: [Double]?, drift: Double, recursion: VarianceRecursion,
    variances: inout [Double], to target: inout [Double], in run: Range<Int>
  ) {
    precondition(
      run.lowerBound >= 0 && run.upperBound <= min(standardised.count, variances.count, target.count),
      "Outside the arrays")
    precondition(scale.map { $0.count >= run.count } ?? true, "One factor per element")
    let (omega, alpha, gamma, beta) = (recursion.omega, recursion.alpha, recursion.gamma, recursion.beta)
    unsafe standardised.withUnsafeBufferPointer { standardised in
      unsafe variances.withUnsafeMutableBufferPointer { variances in
        unsafe target.withUnsafeMutableBufferPointer { target in
          guard let source = standardised.baseAddress, let variances = variances.baseAddress,
            let target = target.baseAddress
          else { return }
          let (from, moved, sums) = unsafe (
            source + run.lowerBound, variances + run.lowerBound, target + run.lowerBound
          )
          guard let scale else {
            switch self {
            case .baseline:
              unsafe KernelsBaseline.addClusteredReturns(
                from, drift: drift, omega: omega, alpha: alpha, gamma: gamma, beta: beta, count: run.count,
                variances: moved, to: sums)
            case .avx2:
              unsafe KernelsAVX2.addClusteredReturns(
                from, drift: drift, omega: omega, alpha: alpha, gamma: gamma, beta: beta, count: run.count,
                variances: moved, to: sums)
            case .avx512:
              unsafe KernelsAVX512.addClusteredReturns(
                from, drift: drift, omega: omega, alpha: alpha, gamma: gamma, beta: beta, count: run.count,
                variances: moved, to: sums)
            }
            return
          }
          unsafe scale.withUnsafeBufferPointer { scale in
            guard let scale = scale.baseAddress else { return }
            switch self {
            case .baseline:
              unsafe KernelsBaseline.addClusteredReturns(
                from, scale: scale, drift: drift, omega: omega, alpha: alpha, gamma: gamma, beta: beta,
                count: run.count, variances: moved, to: sums)
            case .avx2:
              unsafe KernelsAVX2.addClusteredReturns(
                from, scale: scale, drift: drift, omega: omega, alpha: alpha, gamma: gamma, beta: beta,
                count: run.count, variances: moved, to: sums)
            case .avx512:
              unsafe KernelsAVX512.addClusteredReturns(
                from, scale: scale, drift: drift, omega: omega, alpha: alpha, gamma: gamma, beta: beta,
                count: run.count, variances: moved, to: sums)
            }
          }
        }
      }
    }
  }
}
