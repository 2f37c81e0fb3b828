internal import Calibration
internal import RiskMeasures

extension LimitCheck {
  /// The figure that is bounded: `ES 99 % of BTC over 10 days`, or `haircut of BTC`.
  var figure: String {
    let name = limit.subject.name.onOneLine
    switch limit.parameter {
    case .haircut: return "haircut of \(name)"
    case .valueAtRisk, .expectedShortfall:
      return "\(limit.parameter.name) \(Figure.shortPercent(confidence.level)) of \(name) over"
        + " \(Figure.duration(days: horizonDays))"
    }
  }

  /// The figure, its interval and its bound in words.
  var words: String {
    "\(figure) \(Figure.percent(value)) \(Figure.percent(interval)) against at most \(Figure.percent(limit.atMost))"
  }

  /// Breached or held, and whether more paths might say otherwise.
  var outcome: String {
    switch (isBreached, isWithinNoise) {
    case (true, false): "BREACHED"
    case (true, true): "BREACHED, within noise"
    case (false, false): "held"
    case (false, true): "held, within noise"
    }
  }

  /// How much of its bound the figure uses; nil where the bound leaves no room for a share.
  var usedShare: String? {
    limit.atMost > 0 ? Figure.percent(utilisation, decimals: 0) : nil
  }
}

extension Limit.Parameter {
  /// The name of the figure in a sentence.
  fileprivate var name: String {
    switch self {
    case .haircut: "haircut"
    case .valueAtRisk: "VaR"
    case .expectedShortfall: "ES"
    }
  }
}
