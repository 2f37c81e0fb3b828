internal import Numerics

/// Searches for the largest likelihood of standardised residuals under dynamic correlations.
struct DCCSearch {
  let series: DCCSeries
  let specification: DCCSpecification

  init(_ series: DCCSeries, specification: DCCSpecification) {
    self.series = series
    self.specification = specification
  }

  /// Where a search ended.
  struct Result {
    /// α, β and 1/ν.
    let point: [Double]
    let logLikelihood: Double
    let evaluations: Int
    let ending: Minimisation.Ending
    /// Whether the search left its start.
    let hasMoved: Bool
  }

  /// 1/ν where it is not searched for, and where the search for it starts.
  private var inverseDegreesOfFreedom: Double {
    switch specification.innovations {
    case .normal: 0
    case .studentT: 1.0 / 8
    case .givenStudentT(let degreesOfFreedom): 1 / degreesOfFreedom
    }
  }

  /// The starts, best first: from short to long memory.
  func starts() -> [[Double]] {
    let candidates = [(0.02, 0.96), (0.05, 0.9), (0.01, 0.985), (0.1, 0.7)].map { alpha, beta in
      let start = [alpha, beta, inverseDegreesOfFreedom]
      return (start, series.evaluate(start)?.logLikelihood ?? -.infinity)
    }
    return candidates.sorted { $0.1 > $1.1 }.map(\.0)
  }

  /// Climbs from a start to a local maximum of the likelihood.
  func climb(from start: [Double]) -> Result {
    let free = specification.freeParameters.count
    let scale = -1 / Double(series.steps)
    let found = Minimisation.slsqp(
      from: Array(start.prefix(free)), in: Array(Self.intervals.prefix(free)),
      subjectTo: [
        .init(Array([1, 1, 0].prefix(free)), atMost: DCCSpecification.largestPersistence)
      ], tolerance: Self.tolerance, evaluationLimit: specification.evaluationLimit
    ) { coordinates, gradient in
      var point = start
      for index in 0..<free { point[index] = coordinates[index] }
      guard let evaluation = series.evaluate(point) else { return .infinity }
      for index in 0..<free { gradient[index] = scale * evaluation.gradient[index] }
      return scale * evaluation.logLikelihood
    }
    return Result(
      point: found.argument + start.dropFirst(free), logLikelihood: found.value / scale,
      evaluations: found.evaluations, ending: found.ending,
      hasMoved: zip(found.argument, start).contains { abs($0 - $1) > Self.smallestMove })
  }

  /// The log-likelihood where the correlation stays at the target.
  func constantLogLikelihood(at point: [Double]) -> Double {
    series.evaluate([0, 0, point[2]])?.logLikelihood ?? -.infinity
  }

  /// The relative change of the log-likelihood at which a search ends that Newton's method takes on from.
  private static let tolerance = 1e-8
  /// What a parameter has to change by for a search to have left its start.
  private static let smallestMove = 1e-6

  /// The values of α, β and 1/ν that are tried.
  static let intervals = [
    0...1, 0...1,
    1 / DCCSpecification.degreesOfFreedom.upperBound...1 / DCCSpecification.degreesOfFreedom.lowerBound,
  ]
}
