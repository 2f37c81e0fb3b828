internal import Numerics

/// Searches for the largest likelihood of returns of unit variance under the laws of a specification.
struct GARCHSearch {
  let series: GARCHSeries
  let specification: GARCHSpecification
  let limits: [GARCHLimit]
  /// The mean of the returns, from which every search starts.
  let mean: Double

  init(_ series: GARCHSeries, specification: GARCHSpecification) {
    self.series = series
    self.specification = specification
    limits = GARCHLimit.all(specification)
    mean = series.returns.reduce(0, +) / Double(series.returns.count)
  }

  /// Where a search ended.
  struct Result {
    let point: GARCHVector
    let logLikelihood: Double
    let evaluations: Int
    let ending: Minimisation.Ending
    /// Whether the search left its start.
    let hasMoved: Bool
  }

  /// The starts, best first: quick and slow answers to a surprise, from short to long memory.
  func starts() -> [GARCHVector] {
    let candidates = [(0.05, 0.98), (0.1, 0.95), (0.2, 0.9), (0.1, 0.7)].map { alpha, persistence in
      let start = start(alpha: alpha, persistence: persistence)
      return (start, series.evaluate(start).logLikelihood)
    }
    return candidates.sorted { $0.1 > $1.1 }.map(\.0)
  }

  /// Starts for returns whose variance hardly answers to a surprise, from no memory to a lasting one.
  func faintStarts() -> [GARCHVector] {
    [(0.01, 0.2), (0.01, 0.8), (0.01, 0.95), (0.01, 0.99), (0.001, 0.9999), (0.0001, 0.9999)].map {
      alpha, persistence in
      start(alpha: alpha, persistence: persistence)
    }
  }

  private func start(alpha: Double, persistence: Double) -> GARCHVector {
    var start = GARCHVector.zero
    start[.mean] = mean
    start[.omega] = 1 - persistence
    start[.alpha] = alpha
    start[.beta] = persistence - alpha
    if specification.innovations == .studentT { start[.degreesOfFreedom] = 1.0 / 6 }
    return start
  }

  /// Climbs from a start to a local maximum of the likelihood.
  ///
  /// - Parameters:
  ///   - start: Where the search begins, within the limits.
  ///   - tolerance: The relative change of the log-likelihood in a step at which it ends.
  /// - Returns: The end, which is within the limits to 1e-12.
  func climb(from start: GARCHVector, tolerance: Double) -> Result {
    let subspace = GARCHSubspace(specification)
    let free = subspace.directions
    let scale = -1 / Double(series.returns.count)
    let first = specification.freeParameters.map { start[$0] }
    let inequalities = limits.filter { $0.bound == .unitPersistence || $0.bound == .zeroAlphaAndGamma }
      .map { limit in
        Minimisation.LinearInequality(subspace.restricted(limit.normal), atMost: limit.slack(at: subspace.origin))
      }
    let found = Minimisation.slsqp(
      from: first, in: specification.freeParameters.map(Self.interval), subjectTo: inequalities,
      tolerance: tolerance, evaluationLimit: specification.evaluationLimit
    ) { coordinates, gradient in
      let (logLikelihood, slope) = series.evaluate(subspace.point(coordinates))
      for index in free.indices { gradient[index] = scale * slope.dot(free[index]) }
      return scale * logLikelihood
    }
    return Result(
      point: subspace.point(found.argument), logLikelihood: found.value / scale, evaluations: found.evaluations,
      ending: found.ending, hasMoved: zip(found.argument, first).contains { abs($0 - $1) > Self.smallestMove })
  }

  /// What a parameter, of returns of unit variance, has to change by for a search to have left its start.
  static let smallestMove = 1e-6

  /// The values of a parameter that are tried; what they leave open between them, the limits close.
  private static func interval(of parameter: GARCHParameter) -> ClosedRange<Double> {
    switch parameter {
    case .mean: -.infinity ... .infinity
    case .omega: GARCHLimit.smallestOmega...10
    case .alpha: 0...2
    case .gamma: -2...2
    case .beta: 0...1
    case .degreesOfFreedom: 1 / GARCHLimit.degreesOfFreedom.upperBound...1 / GARCHLimit.degreesOfFreedom.lowerBound
    }
  }
}
