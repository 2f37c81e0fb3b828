public import RiskMeasures
public import Stress

/// A figure's mean less that of another case on the same paths.
public struct StressDifference: Equatable, Sendable {
  /// The figure.
  public let figure: StressFigure
  /// The difference, with an interval that knows how the two move together.
  public let difference: PairedDifference

  /// A difference of two cases.
  public init(_ figure: StressFigure, _ difference: PairedDifference) {
    self.figure = figure
    self.difference = difference
  }

  /// Whether the paths at hand tell the two apart, in a cell.
  var verdict: String {
    if difference.difference == 0, difference.standardError == 0 { return "no difference" }
    return difference.isDistinguishable ? "yes" : "not distinguishable"
  }
}

extension [StressDifference] {
  /// The difference of a figure; nil where there is none.
  subscript(figure: StressFigure) -> StressDifference? { first { $0.figure == figure } }
}
