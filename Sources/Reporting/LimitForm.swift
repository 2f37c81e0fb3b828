internal import Calibration
internal import RiskMeasures

/// A limit beside its figure as an answer writes it.
struct LimitForm: Encodable {
  let subject: String
  let name: String
  let figure: Limit.Parameter
  let atMost: Double
  let value: Double
  let interval: Interval
  let utilisation: Nullable<Double>
  let breached: Bool
  let withinNoise: Bool

  init(_ check: LimitCheck) {
    subject = check.limit.subject.kind
    name = check.limit.subject.name
    figure = check.limit.parameter
    atMost = check.limit.atMost
    value = check.value
    interval = check.interval
    utilisation = Nullable(finite: check.utilisation)
    breached = check.isBreached
    withinNoise = check.isWithinNoise
  }
}

extension Limit.Subject {
  /// What the subject is, in a word.
  var kind: String {
    switch self {
    case .asset: "asset"
    case .basket: "basket"
    }
  }
}
