/// Why a multivariate t could not be fitted.
public enum MultivariateFitError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There are too few observations for the number of variables.
  case tooFewObservations(count: Int, needed: Int)
  /// The scatter became singular: some variables are constant, or combinations of others.
  case singular(LinearAlgebraError)
  /// The iteration did not settle.
  case notConverged(iterations: Int)

  /// The reason in one line.
  public var description: String {
    switch self {
    case .tooFewObservations(let count, let needed):
      "\(count) observations are too few for this many variables; at least \(needed) are needed"
    case .singular(let error):
      "the scatter matrix became singular (\(error)); a variable is constant or repeats another"
    case .notConverged(let iterations):
      "the iteration did not converge in \(iterations) steps"
    }
  }
}

extension MultivariateStudentT {
  /// The location and scatter of greatest likelihood at fixed degrees of freedom.
  ///
  /// An expectation-maximisation iteration with the parameter expansion of Kent, Tyler and Vardi (1994, "A curious
  /// likelihood identity for the multivariate t-distribution", Communications in Statistics: Simulation and Computation
  /// 23(2)): observations are weighted by (ν+d)/(ν+δ²), and the scatter is divided by the sum of the weights.
  /// - Parameters:
  ///   - observations: One observation per row, one column per variable, all finite.
  ///   - degreesOfFreedom: ν; positive.
  ///   - start: Where to begin; the sample moments where absent.
  ///   - tolerance: The iteration ends when no scatter element moves by more than this, relative to its diagonal.
  /// - Returns: The distribution of those degrees of freedom.
  /// - Throws: ``MultivariateFitError``.
  /// - Complexity: O(rows * columns²) for each of typically 10 to 30 iterations.
  public static func fit(
    _ observations: Matrix, degreesOfFreedom: Double, start: MultivariateStudentT? = nil, tolerance: Double = 1e-10
  ) throws(MultivariateFitError) -> MultivariateStudentT {
    let (n, d) = (observations.rows, observations.columns)
    guard n > d + 1 else { throw .tooFewObservations(count: n, needed: d + 2) }
    var current = start ?? sampleMoments(of: observations, degreesOfFreedom: degreesOfFreedom)
    let limit = 1000
    for _ in 0..<limit {
      let factor: LowerTriangularMatrix
      do { factor = try current.scatter.choleskyFactor() } catch { throw .singular(error) }
      let distances = current.squaredDistances(of: observations, factor: factor)
      let weights = distances.map { (degreesOfFreedom + Double(d)) / (degreesOfFreedom + $0) }
      let next = weightedMoments(of: observations, weights: weights, degreesOfFreedom: degreesOfFreedom)
      let moved = current.largestMove(to: next)
      current = next
      if moved <= tolerance { return current }
    }
    throw .notConverged(iterations: limit)
  }

  /// The location, scatter and degrees of freedom of greatest likelihood.
  ///
  /// The degrees of freedom maximise the profile likelihood, searched by Brent's method on their logarithm between 0.5
  /// and 1,000; at the upper end the data cannot be told from normal ones.
  /// - Parameter observations: One observation per row, one column per variable, all finite.
  /// - Returns: The distribution of greatest likelihood.
  /// - Throws: ``MultivariateFitError``.
  /// - Complexity: about 40 fits at fixed degrees of freedom.
  public static func fit(_ observations: Matrix) throws(MultivariateFitError) -> MultivariateStudentT {
    // Brent's method cannot throw through C++, so the first failure is kept and the search runs on to its end.
    var failure: MultivariateFitError?
    var best = try fit(observations, degreesOfFreedom: 5)
    func profile(_ logDegreesOfFreedom: Double) -> Double {
      guard failure == nil else { return .infinity }
      do throws(MultivariateFitError) {
        best = try fit(observations, degreesOfFreedom: logDegreesOfFreedom.exponential, start: best)
        do { return -(try best.logLikelihood(of: observations)) } catch { throw .singular(error) }
      } catch {
        failure = error
        return .infinity
      }
    }
    let found = Minimisation.brent(in: searchRange, profile)
    if let failure { throw failure }
    return try fit(observations, degreesOfFreedom: found.argument.exponential, start: best)
  }

  /// The logarithms of the smallest and the largest degrees of freedom that are tried.
  private static var searchRange: ClosedRange<Double> { 0.5.logarithm...1000.0.logarithm }

  /// The standard error of the fitted degrees of freedom, from the second derivative of the profile likelihood.
  ///
  /// - Parameter observations: The observations to which this distribution was fitted.
  /// - Returns: The standard error, or nil where the profile is flat or rises, as it does for normal data.
  /// - Throws: ``MultivariateFitError``.
  public func degreesOfFreedomStandardError(_ observations: Matrix) throws(MultivariateFitError) -> Double? {
    let step = 0.02 * degreesOfFreedom
    var logLikelihoods: [Double] = []
    for ν in [degreesOfFreedom - step, degreesOfFreedom, degreesOfFreedom + step] {
      let fitted = try Self.fit(observations, degreesOfFreedom: ν, start: self)
      do { logLikelihoods.append(try fitted.logLikelihood(of: observations)) } catch { throw .singular(error) }
    }
    let curvature = (logLikelihoods[0] - 2 * logLikelihoods[1] + logLikelihoods[2]) / (step * step)
    return curvature < 0 ? (-1 / curvature).squareRoot() : nil
  }

  private static func sampleMoments(of observations: Matrix, degreesOfFreedom: Double) -> MultivariateStudentT {
    weightedMoments(
      of: observations, weights: Array(repeating: 1, count: observations.rows), degreesOfFreedom: degreesOfFreedom)
  }

  private static func weightedMoments(
    of observations: Matrix, weights: [Double], degreesOfFreedom: Double
  ) -> MultivariateStudentT {
    let total = weights.reduce(0, +)
    let location = (0..<observations.columns).map { column in
      zip(weights, observations.column(column)).reduce(0) { $0 + $1.0 * $1.1 } / total
    }
    var scaled = observations.centred(at: location)
    let roots = weights.map { ($0 / total).squareRoot() }
    for column in 0..<scaled.columns {
      for row in 0..<scaled.rows { scaled[row, column] *= roots[row] }
    }
    return MultivariateStudentT(
      location: location, scatter: scaled.crossProduct(), degreesOfFreedom: degreesOfFreedom)
  }

  private func largestMove(to next: MultivariateStudentT) -> Double {
    let scale = next.scatter.diagonal.map { $0.squareRoot() }
    var moved = 0.0
    for column in 0..<location.count {
      moved = max(moved, abs(next.location[column] - location[column]) / scale[column])
      for row in 0..<location.count {
        let change = abs(next.scatter[row, column] - scatter[row, column])
        moved = max(moved, change / (scale[row] * scale[column]))
      }
    }
    return moved
  }
}
