internal import KernelsAVX2
internal import KernelsAVX512
internal import KernelsBaseline

extension InstructionSet {
  /// Adds the value of a holding of one option to the value of a book, scenario by scenario.
  ///
  /// Black's formula (1976), `discount (F Φ(d1) - K Φ(d2))` for a call. Where expiry or volatility is 0 it is the
  /// discounted intrinsic value, and nowhere less. With the deviation s = σ sqrt(T) and h = log(F/K) / s the relative error
  /// of a value is below 4e-16 (20 + h²) where the strike is the reference of the scenarios and growth is 1, 1e-12
  /// wherever the value is a normal number: h² is what the rounding of s does to a far tail. Otherwise log(F/K) is a sum of two
  /// logarithms, and the rounding of that sum is a share of it that grows as it vanishes: the error is below
  /// 4e-16 (6 + h²) (1 + 1/s).
  /// - Parameters:
  ///   - option: The option.
  ///   - quantity: How many are held; negative for a short position.
  ///   - scenarios: The prices and volatilities.
  ///   - run: The scenarios that are meant.
  ///   - target: Holds the values of the book, at the places of the scenarios.
  /// - Precondition: the run lies within scenarios and target.
  public func addValues(
    of option: OptionTerms, quantity: Double, in scenarios: OptionScenarios, run: Range<Int>, to target: inout [Double]
  ) {
    precondition(run.lowerBound >= 0 && run.upperBound <= min(scenarios.count, target.count), "Outside the arrays")
    let first = run.lowerBound
    let forwardStrike = scenarios.reference * option.growth / option.strike
    let logMoneyness = logarithm(of: forwardStrike)
    let root = (option.strike * option.growth).squareRoot()
    let rootExpiry = option.expiry.squareRoot()
    let sign = option.kind == .call ? 1.0 : -1.0
    let weight = quantity * option.discount
    unsafe target.withUnsafeMutableBufferPointer { target in
      unsafe scenarios.withUnsafePointers { spots, logRatios, roots, volatilities, inverses in
        guard let target = target.baseAddress else { return }
        switch self {
        case .baseline:
          unsafe KernelsBaseline.addOptionValues(
            spots: spots + first, logRatios: logRatios + first, roots: roots + first,
            volatilities: volatilities + first, inverseVolatilities: inverses + first, growth: option.growth,
            strike: option.strike, sign: sign, logMoneyness: logMoneyness, root: root,
            halfRootExpiry: 0.5 * rootExpiry, inverseRootExpiry: rootExpiry.boundedInverse, weight: weight,
            count: run.count, to: target + first)
        case .avx2:
          unsafe KernelsAVX2.addOptionValues(
            spots: spots + first, logRatios: logRatios + first, roots: roots + first,
            volatilities: volatilities + first, inverseVolatilities: inverses + first, growth: option.growth,
            strike: option.strike, sign: sign, logMoneyness: logMoneyness, root: root,
            halfRootExpiry: 0.5 * rootExpiry, inverseRootExpiry: rootExpiry.boundedInverse, weight: weight,
            count: run.count, to: target + first)
        case .avx512:
          unsafe KernelsAVX512.addOptionValues(
            spots: spots + first, logRatios: logRatios + first, roots: roots + first,
            volatilities: volatilities + first, inverseVolatilities: inverses + first, growth: option.growth,
            strike: option.strike, sign: sign, logMoneyness: logMoneyness, root: root,
            halfRootExpiry: 0.5 * rootExpiry, inverseRootExpiry: rootExpiry.boundedInverse, weight: weight,
            count: run.count, to: target + first)
        }
      }
    }
  }

  private func logarithm(of value: Double) -> Double {
    var result = 0.0
    unsafe withUnsafePointer(to: value) { value in
      unsafe withUnsafeMutablePointer(to: &result) { result in
        unsafe KernelsBaseline.logarithms(of: value, count: 1, to: result)
      }
    }
    return result
  }
}

extension OptionScenarios {
  /// Calls a body with the scenarios' arrays; not at all where there is no scenario.
  fileprivate func withUnsafePointers(
    _ body: (
      _ spots: UnsafePointer<Double>, _ logRatios: UnsafePointer<Double>, _ roots: UnsafePointer<Double>,
      _ volatilities: UnsafePointer<Double>, _ inverseVolatilities: UnsafePointer<Double>
    ) -> Void
  ) {
    unsafe spots.withUnsafeBufferPointer { spots in
      unsafe logRatios.withUnsafeBufferPointer { logRatios in
        unsafe roots.withUnsafeBufferPointer { roots in
          unsafe volatilities.withUnsafeBufferPointer { volatilities in
            unsafe inverseVolatilities.withUnsafeBufferPointer { inverses in
              guard let spots = spots.baseAddress, let logRatios = logRatios.baseAddress,
                let roots = roots.baseAddress, let volatilities = volatilities.baseAddress,
                let inverses = inverses.baseAddress
              else { return }
              unsafe body(spots, logRatios, roots, volatilities, inverses)
            }
          }
        }
      }
    }
  }
}
