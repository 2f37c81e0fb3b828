/// Why a number is no bound of a quality report.
public enum QualityBoundsError: Error, Equatable, Sendable {
  /// Fewer than two rows cannot repeat a price.
  case staleRows(Int)
  /// A log return that is not positive and finite.
  case jump(Double)
  /// Fewer than two returns have no variance.
  case returns(Int)
}

extension QualityBoundsError: CustomStringConvertible {
  /// The bound, its value and its range.
  public var description: String {
    switch self {
    case .staleRows(let value): "staleRows is \(value); rows with the same price are counted from 2 on"
    case .jump(let value): "jump is \(value); it is an absolute log return, such as 0.5, above 0"
    case .returns(let value): "returns is \(value); an asset needs at least 2 returns"
    }
  }
}
