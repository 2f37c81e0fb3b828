/// The largest likelihood that the searches found, made exact.
struct GARCHMaximum {
  private(set) var point: GARCHVector
  private(set) var logLikelihood: Double
  private(set) var curvature: GARCHCurvature
  private(set) var evaluations: Int
  /// By how much the log-likelihood could still rise if it were a parabola; nil where it is no such maximum.
  private(set) var remaining: Double?

  /// A rise of the log-likelihood that is not worth a step.
  static let negligible = 1e-11

  /// The most steps of Newton's method.
  static let mostSteps = 20

  /// Goes from where a search ended to the maximum beside it, by Newton's method.
  ///
  /// A limit that the end is next to is kept to; a step that leads beyond another is cut short there, and one that does
  /// not climb is halved. The curvature is taken anew where the steps do not get much shorter.
  init(near end: GARCHVector, of search: GARCHSearch) {
    point = end
    for limit in search.limits where limit.holds(point) { point = limit.projection(of: point) }
    if search.specification.targetsVariance { point[.omega] = 1 - point.persistence }
    var gradient: GARCHVector
    (logLikelihood, gradient) = search.series.evaluate(point)
    curvature = GARCHCurvature(of: search, at: point, gradient: gradient)
    evaluations = 1 + curvature.evaluations
    remaining = curvature.newtonStep(gradient)?.rise
    for _ in 0..<Self.mostSteps {
      guard let (step, rise) = curvature.newtonStep(gradient), rise > Self.negligible else { break }
      let whole = Self.share(of: step, from: point, within: search.limits, besides: curvature.activeBounds)
      var share = whole
      var next = search.series.evaluate(point + share * step)
      evaluations += 1
      while next.logLikelihood <= logLikelihood, share > whole / 100 {
        share /= 2
        next = search.series.evaluate(point + share * step)
        evaluations += 1
      }
      guard next.logLikelihood > logLikelihood else { break }
      point += share * step
      (logLikelihood, gradient) = next
      remaining = curvature.newtonStep(gradient)?.rise
      if share < 1 || remaining.map({ $0 > rise / 10 }) ?? true {
        curvature = GARCHCurvature(of: search, at: point, gradient: gradient)
        evaluations += curvature.evaluations
        remaining = curvature.newtonStep(gradient)?.rise
      }
    }
  }

  /// How much of a step stays within the limits that are not kept to.
  private static func share(
    of step: GARCHVector, from point: GARCHVector, within limits: [GARCHLimit], besides active: [GARCHBound]
  ) -> Double {
    var share = 1.0
    for limit in limits where !active.contains(limit.bound) {
      let approach = limit.normal.dot(step)
      if approach > 0 { share = min(share, limit.slack(at: point) / approach) }
    }
    return share
  }

  /// The law at the maximum, for returns that were divided by a scale.
  ///
  /// A parameter that rounding has put beyond a limit is put back, and a law whose persistence is held at 1 does not
  /// come out as stationary.
  func model(scale: Double) -> GARCH {
    var point = point
    point[.alpha] = max(point[.alpha], 0)
    if point[.gamma] < -point[.alpha] { point[.gamma] = -point[.alpha] }
    point[.beta] = max(point[.beta], 0)
    if curvature.isIntegrated {
      let larger = point[.beta] > point[.alpha] ? GARCHParameter.beta : .alpha
      while point.persistence < 1 { point[larger] += .ulpOfOne }
    }
    return point.model(scale: scale)
  }
}
