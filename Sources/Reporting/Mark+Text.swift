internal import Calibration

extension Mark {
  /// When the loss is taken, after a comma: `after 10 days`.
  func words(stepDays: Double) -> String {
    let duration = Figure.duration(days: Double(lastStep) * stepDays)
    return switch self {
    case .atStep: "after \(duration)"
    case .worstUpToStep: "at the worst step within \(duration)"
    }
  }
}
