internal import CNLopt

extension Minimisation {
  /// A local minimum of a smooth function of several variables, by Kraft's sequential quadratic programming.
  ///
  /// The method is SLSQP (D. Kraft, DFVLR-FB 88-28, 1988) as NLopt has it. Each step solves a quadratic programme whose
  /// matrix is built up from gradients, so the variables should be of similar size and so should their effects. Trial
  /// points keep the bounds; they keep the inequalities to 1e-12.
  /// - Parameters:
  ///   - start: The first trial point; it is moved into the bounds where it is outside.
  ///   - bounds: The interval of each variable; an infinite end is no bound.
  ///   - inequalities: What the variables have to satisfy besides.
  ///   - tolerance: The change of the function in a step, relative to its value, at which the search ends.
  ///   - evaluationLimit: The number of evaluations after which the search ends in any case.
  ///   - function: The value at a point, which also writes the gradient there.
  /// - Returns: The best point, the value there, and how the search ended.
  /// - Precondition: `start`, `bounds` and every inequality have as many elements as there are variables, one at least.
  public static func slsqp(
    from start: [Double], in bounds: [ClosedRange<Double>], subjectTo inequalities: [LinearInequality] = [],
    tolerance: Double, evaluationLimit: Int,
    _ function: (_ point: Span<Double>, _ gradient: inout MutableSpan<Double>) -> Double
  ) -> Minimum {
    precondition(!start.isEmpty && bounds.count == start.count, "One interval per variable, and at least one variable")
    precondition(inequalities.allSatisfy { $0.coefficients.count == start.count }, "One coefficient per variable")
    let variables = UInt32(start.count)
    var point = zip(start, bounds).map { min(max($0, $1.lowerBound), $1.upperBound) }
    var value = Double.nan
    let optimiser = unsafe nlopt_create(NLOPT_LD_SLSQP, variables)
    defer { unsafe nlopt_destroy(optimiser) }
    return withoutActuallyEscaping(function) { function in
      var problem = SmoothProblem(function: function, variables: start.count)
      var constraints = LinearConstraints(inequalities: inequalities)
      return unsafe withUnsafeMutablePointer(to: &problem) { problem in
        unsafe withUnsafeMutablePointer(to: &constraints) { constraints in
          unsafe nlopt_set_min_objective(optimiser, evaluateObjective, problem)
          unsafe nlopt_set_lower_bounds(optimiser, bounds.map(\.lowerBound))
          unsafe nlopt_set_upper_bounds(optimiser, bounds.map(\.upperBound))
          if !inequalities.isEmpty {
            unsafe nlopt_add_inequality_mconstraint(
              optimiser, UInt32(inequalities.count), evaluateConstraints, constraints,
              [Double](repeating: feasibility, count: inequalities.count))
          }
          unsafe nlopt_set_ftol_rel(optimiser, tolerance)
          unsafe nlopt_set_maxeval(optimiser, Int32(evaluationLimit))
          let code = unsafe nlopt_optimize(optimiser, &point, &value)
          precondition(code != NLOPT_INVALID_ARGS && code != NLOPT_OUT_OF_MEMORY, "NLopt refuses the problem")
          return unsafe Minimum(
            argument: point, value: value, evaluations: problem.pointee.evaluations, ending: .init(code))
        }
      }
    }
  }
}

/// By how much a linear inequality may be broken: a solution that rounding has put beyond it still counts.
private let feasibility = 1e-12

extension Minimisation.Ending {
  fileprivate init(_ code: nlopt_result) {
    self =
      switch code {
      case NLOPT_SUCCESS, NLOPT_FTOL_REACHED, NLOPT_XTOL_REACHED: .converged
      case NLOPT_MAXEVAL_REACHED: .evaluationLimit
      default: .stalled
      }
  }
}

/// Carries a Swift function and its count of evaluations through a C callback's context pointer.
private struct SmoothProblem {
  let function: (_ point: Span<Double>, _ gradient: inout MutableSpan<Double>) -> Double
  var evaluations = 0
  /// Takes the gradient where the caller does not ask for it.
  var unwanted: [Double]

  init(
    function: @escaping (_ point: Span<Double>, _ gradient: inout MutableSpan<Double>) -> Double, variables: Int
  ) {
    self.function = function
    unwanted = Array(repeating: 0, count: variables)
  }
}

private struct LinearConstraints {
  let inequalities: [Minimisation.LinearInequality]
}

private func evaluateObjective(
  variables: UInt32, point: UnsafePointer<Double>?, gradient: UnsafeMutablePointer<Double>?,
  context: UnsafeMutableRawPointer?
) -> Double {
  guard let point = unsafe point, let context = unsafe context else { return .nan }
  let problem = unsafe context.assumingMemoryBound(to: SmoothProblem.self)
  unsafe problem.pointee.evaluations += 1
  let at = unsafe Span(_unsafeStart: point, count: Int(variables))
  if let gradient = unsafe gradient {
    var span = unsafe MutableSpan(_unsafeStart: gradient, count: Int(variables))
    return unsafe problem.pointee.function(at, &span)
  }
  let function = unsafe problem.pointee.function
  var span = unsafe problem.pointee.unwanted.mutableSpan
  return function(at, &span)
}

private func evaluateConstraints(
  count: UInt32, values: UnsafeMutablePointer<Double>?, variables: UInt32, point: UnsafePointer<Double>?,
  gradients: UnsafeMutablePointer<Double>?, context: UnsafeMutableRawPointer?
) {
  guard let values = unsafe values, let point = unsafe point, let context = unsafe context else { return }
  let constraints = unsafe context.assumingMemoryBound(to: LinearConstraints.self)
  for (row, inequality) in unsafe constraints.pointee.inequalities.enumerated() {
    var sum = -inequality.bound
    for (column, coefficient) in inequality.coefficients.enumerated() {
      unsafe sum += coefficient * point[column]
      if let gradients = unsafe gradients {
        unsafe gradients[row * Int(variables) + column] = coefficient
      }
    }
    unsafe values[row] = sum
  }
}
