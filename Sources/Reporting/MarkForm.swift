internal import Calibration

/// A mark as an answer writes it.
struct MarkForm: Encodable {
  let kind: String
  let step: Int
  let days: Double

  init(_ mark: Mark, stepDays: Double) {
    switch mark {
    case .atStep: kind = "atStep"
    case .worstUpToStep: kind = "worstUpToStep"
    }
    step = mark.lastStep
    days = Double(mark.lastStep) * stepDays
  }
}
