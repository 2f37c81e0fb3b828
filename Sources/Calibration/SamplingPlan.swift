public import MarketModel
internal import Portfolio
public import RiskMeasures
public import Simulation

/// A sampling method together with what it has to know of the losses that it is to measure.
public struct SamplingPlan: Sendable {
  /// The method.
  public let method: SamplingMethod
  /// How the paths are drawn.
  public let sampling: Sampling
  /// The control that corrects the estimates; nil where there is none.
  let control: DeltaNormalControl?

  /// Independent paths.
  public static let plain = SamplingPlan(method: .plain, sampling: .plain, control: nil)

  private init(method: SamplingMethod, sampling: Sampling, control: DeltaNormalControl?) {
    self.method = method
    self.sampling = sampling
    self.control = control
  }

  /// The plan of a method for some losses.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - requests: The losses that are to be measured.
  ///   - confidences: The confidences at which they are.
  ///   - levels: Losses of which the probability is asked for, fractions of the value.
  ///   - model: The model of the paths.
  ///   - stepDays: The length of a step in days.
  /// - Throws: ``CalibrationError/samplingFollowsOneLoss(_:requests:)`` where the method knows one direction only,
  ///   ``CalibrationError/controlNeedsNormalSteps(kind:)`` where there is no control.
  /// - Precondition: there is a request and a confidence.
  public init(
    _ method: SamplingMethod, for requests: [LossRequest], confidences: [Confidence], levels: [Double] = [],
    model: MarketModel, stepDays: Double
  ) throws(CalibrationError) {
    precondition(!requests.isEmpty && !confidences.isEmpty, "Nothing to measure")
    let directions = requests.map { request in
      LossDirection(exposures: request.position.exposures(in: model), lastStep: request.mark.lastStep)
    }
    if method.followsOneLoss, requests.count > 1 {
      throw .samplingFollowsOneLoss(method, requests: requests.count)
    }
    switch method {
    case .plain: self.init(method: method, sampling: .plain, control: nil)
    case .antithetic: self.init(method: method, sampling: .antithetic, control: nil)
    case .momentMatching: self.init(method: method, sampling: .momentMatched, control: nil)
    case .sobol: self.init(method: method, sampling: .sobol, control: nil)
    case .stratified: self.init(method: method, sampling: .stratified(directions[0]), control: nil)
    case .importance:
      let targets = zip(requests, directions).flatMap { request, direction in
        confidences.map { TailTarget(direction, reach: .probability(min(1 - $0.level, 1 - 0x1p-53))) }
          + levels.map { level in
            TailTarget(
              direction,
              reach: .deviations(
                request.position.deviations(toLose: level, by: direction, in: model, stepDays: stepDays)))
          }
      }
      self.init(method: method, sampling: .importance(targets), control: nil)
    case .controlVariate:
      guard requests[0].position.isConditionallyNormal(in: model) else {
        throw .controlNeedsNormalSteps(kind: model.dynamics.kind)
      }
      let control = DeltaNormalControl(
        requests[0], deviation: requests[0].position.deviation(in: model, stepDays: stepDays), confidences: confidences)
      self.init(method: method, sampling: .plain, control: control)
    }
  }
}

extension Sampling {
  /// Which paths of a run depend on each other.
  var grouping: Grouping {
    switch self {
    case .plain, .importance: .independent
    case .antithetic, .momentMatched, .stratified: .consecutive(batch)
    case .sobol: .interleaved(batch)
    }
  }
}
