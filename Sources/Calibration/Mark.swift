/// The moment at which a position's loss is taken.
public enum Mark: Equatable, Sendable {
  /// After a number of steps.
  case atStep(Int)
  /// At the worst of the ends of the steps up to a number of them.
  case worstUpToStep(Int)

  /// The last step that the loss depends on.
  public var lastStep: Int {
    switch self {
    case .atStep(let step), .worstUpToStep(let step): step
    }
  }

  func depends(onStep step: Int) -> Bool {
    switch self {
    case .atStep(let mark): step == mark
    case .worstUpToStep(let last): step <= last
    }
  }
}
