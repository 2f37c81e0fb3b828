public import MarginCalls
public import RiskMeasures
public import Stress

/// The law of one figure over the paths of a case, as an answer shows it.
public struct StressLaw: Equatable, Sendable {
  /// The figure.
  public let figure: StressFigure
  /// The mean over the paths: accounts or dollars.
  public let mean: Double
  /// The interval of the mean; without ends where there is one path only.
  public let meanInterval: Interval
  /// The probability that there is any.
  public let probability: Double
  /// The interval of the probability; without ends where there is one path only.
  public let probabilityInterval: Interval
  /// Quantiles and means beyond them; none where there is one path only.
  public let measures: [RiskMeasure]

  /// The law of a figure over simulated paths.
  public init(_ figure: StressFigure, _ total: PathTotal) {
    self.figure = figure
    mean = total.mean.value
    meanInterval = total.mean.interval
    probability = total.probability.value
    probabilityInterval = total.probability.interval
    measures = total.measures.map(\.atLeastZero)
  }

  /// A figure of the one path of a replay, which has no law.
  public init(_ figure: StressFigure, onlyValue value: Double) {
    self.figure = figure
    mean = value
    meanInterval = Interval(low: nil, high: nil)
    probability = value > 0 ? 1 : 0
    probabilityInterval = Interval(low: nil, high: nil)
    measures = []
  }

  /// How a value of the figure is written.
  func text(_ value: Double) -> String {
    figure == .accounts ? Figure.short(value.rounded(toDigits: 4)) : Figure.dollars(value)
  }

  /// The mean in a cell.
  var meanText: String { text(mean) }

  /// The interval of the mean in a cell; blank where there is one path only.
  var intervalText: String {
    meanInterval.low == nil && meanInterval.high == nil && measures.isEmpty
      ? "" : Figure.interval(meanInterval, text)
  }
}

extension StressLaw {
  /// An interval of a measure in a cell.
  func text(_ interval: Interval) -> String { Figure.interval(interval, text) }
}

extension [StressLaw] {
  /// The law of a figure, which every case has.
  subscript(figure: StressFigure) -> StressLaw {
    first { $0.figure == figure } ?? StressLaw(figure, onlyValue: 0)
  }
}
