internal import Numerics

/// The largest likelihood that the searches found, made exact, with its curvature there.
struct DCCMaximum {
  /// α, β and 1/ν.
  private(set) var point: [Double]
  private(set) var evaluation: DCCSeries.Evaluation
  /// The indices of the parameters that no bound holds.
  private(set) var free: [Int] = []
  /// The inverse of minus the second derivatives in them; nil where they are not those of a maximum.
  private(set) var inverse: Matrix?
  /// The derivatives of the gradient in the target, one matrix per free parameter.
  private(set) var targetCurvature: [[Double]] = []
  private(set) var evaluations = 1
  private(set) var activeBounds: [DCCBound] = []
  private let series: DCCSeries
  private let specification: DCCSpecification

  /// A rise of the log-likelihood that is not worth a step.
  private static let negligible = 1e-9
  private static let mostSteps = 8

  /// Goes from where a search ended to the maximum beside it, by Newton's method within the bounds that it is not on.
  init(near end: [Double], of search: DCCSearch) {
    series = search.series
    specification = search.specification
    point = end
    // A search has evaluated its end.
    evaluation = series.evaluate(end) ?? .init(logLikelihood: -.infinity, targetGradient: [], nextQ: [])
    curve()
    for _ in 0..<Self.mostSteps {
      guard let step = newtonStep, rise(of: step) > Self.negligible else { break }
      var share = 1.0
      var next: ([Double], DCCSeries.Evaluation)?
      while next == nil, share > 0.01 {
        var trial = point
        for (place, index) in free.enumerated() { trial[index] += share * step[place] }
        if Self.isInside(trial, specification), let there = series.evaluate(trial) {
          evaluations += 1
          if there.logLikelihood > evaluation.logLikelihood { next = (trial, there) }
        }
        share /= 2
      }
      guard let next else { break }
      (point, evaluation) = next
      curve()
    }
  }

  /// The law.
  var model: DCC {
    DCC(
      alpha: max(point[0], 0), beta: max(point[1], 0), target: series.correlation,
      innovations: point[2] > 0 ? .studentT(degreesOfFreedom: 1 / point[2]) : .normal)
  }

  /// By how much the log-likelihood could still rise if it were a parabola.
  var remaining: Double? { newtonStep.map(rise) }

  private var newtonStep: [Double]? {
    guard let inverse, !free.isEmpty else { return nil }
    return free.indices.map { row in
      free.indices.reduce(0) { $0 + inverse[row, $1] * evaluation.gradient[free[$1]] }
    }
  }

  private func rise(of step: [Double]) -> Double {
    free.indices.reduce(0) { $0 + 0.5 * step[$1] * evaluation.gradient[free[$1]] }
  }

  /// Takes the bounds, and the second derivatives as central differences of the gradient.
  private mutating func curve() {
    activeBounds = Self.bounds(at: point, specification)
    free = specification.freeParameters.map(\.rawValue).filter { index in
      !activeBounds.contains { Self.holds($0, index) }
    }
    var curvature = Matrix(rows: free.count, columns: free.count)
    targetCurvature = []
    inverse = nil
    for (column, index) in free.enumerated() {
      let room = min(
        point[index] - DCCSearch.intervals[index].lowerBound, DCCSearch.intervals[index].upperBound - point[index],
        index < 2 ? DCCSpecification.largestPersistence - point[0] - point[1] : .infinity)
      let step = 0.01 * max(room, 1e-6)
      var (above, below) = (point, point)
      above[index] += step
      below[index] -= step
      guard let high = series.evaluate(above), let low = series.evaluate(below) else { return }
      evaluations += 2
      for row in free.indices {
        curvature[row, column] = -(high.gradient[free[row]] - low.gradient[free[row]]) / (2 * step)
      }
      targetCurvature.append(zip(high.targetGradient, low.targetGradient).map { ($0 - $1) / (2 * step) })
    }
    let symmetric = curvature.adding(curvature.transposed(), times: 1).scaled(by: 0.5)
    inverse = (try? symmetric.positiveDefiniteInverse())?.inverse
  }

  /// Whether a bound takes a parameter out of the search for the maximum's exact place.
  private static func holds(_ bound: DCCBound, _ index: Int) -> Bool {
    switch bound {
    case .zeroAlpha, .largestPersistence: index < 2
    case .zeroBeta: index == 1
    case .fewestDegreesOfFreedom, .mostDegreesOfFreedom: index == 2
    }
  }

  private static func isInside(_ point: [Double], _ specification: DCCSpecification) -> Bool {
    zip(point, DCCSearch.intervals).prefix(specification.freeParameters.count).allSatisfy { $1.contains($0) }
      && point[0] + point[1] <= DCCSpecification.largestPersistence
  }

  /// The bounds that a point is on, or so near that the likelihood does not tell.
  private static func bounds(at point: [Double], _ specification: DCCSpecification) -> [DCCBound] {
    var bounds: [DCCBound] = []
    if point[0] < 1e-6 { bounds.append(.zeroAlpha) }
    if point[1] < 1e-6 { bounds.append(.zeroBeta) }
    if point[0] + point[1] > DCCSpecification.largestPersistence - 1e-6 { bounds.append(.largestPersistence) }
    if specification.innovations == .studentT {
      if point[2] > DCCSearch.intervals[2].upperBound - 1e-6 { bounds.append(.fewestDegreesOfFreedom) }
      if point[2] < DCCSearch.intervals[2].lowerBound + 1e-6 { bounds.append(.mostDegreesOfFreedom) }
    }
    return bounds
  }
}
