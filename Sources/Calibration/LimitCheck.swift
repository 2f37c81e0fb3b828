internal import Portfolio
public import RiskMeasures

/// A limit beside the figure that it bounds.
public struct LimitCheck: Equatable, Sendable {
  /// The limit.
  public let limit: Limit
  /// The confidence of the figure.
  public let confidence: Confidence
  /// The horizon of the figure, in days.
  public let horizonDays: Double
  /// The figure.
  public let value: Double
  /// The figure's interval.
  public let interval: Interval

  /// Whether the figure exceeds its bound.
  public var isBreached: Bool { value > limit.atMost }

  /// Whether the bound lies within the figure's interval, so that more paths might change the answer.
  public var isWithinNoise: Bool { interval.contains(limit.atMost) }

  /// The figure as a share of its bound; where the bound is 0, infinite for a breach and 0 otherwise.
  public var utilisation: Double {
    if limit.atMost == 0 { return isBreached ? .infinity : 0 }
    return value / limit.atMost
  }

  /// Holds limits to calibrated parameters.
  ///
  /// - Parameters:
  ///   - limits: The limits.
  ///   - assets: The parameters of the assets.
  ///   - baskets: The parameters of the baskets.
  /// - Returns: One check per limit, in order.
  /// - Throws: ``CalibrationError/unknownLimitSubject(kind:name:known:)``.
  public static func checks(
    of limits: [Limit], assets: [AssetParameters], baskets: [BasketParameters]
  ) throws(CalibrationError) -> [LimitCheck] {
    var results: [LimitCheck] = []
    for limit in limits {
      let haircut: ParameterEstimate
      let closeOut: RiskMeasure
      let days: Double
      switch limit.subject {
      case .asset(let name):
        guard let found = assets.first(where: { $0.asset == name }) else {
          throw .unknownLimitSubject(kind: "asset", name: name, known: assets.map(\.asset))
        }
        (haircut, closeOut, days) = (found.haircut, found.closeOut, found.policy.closeOutDays)
      case .basket(let name):
        guard let found = baskets.first(where: { $0.basket.name == name }) else {
          throw .unknownLimitSubject(kind: "basket", name: name, known: baskets.map(\.basket.name))
        }
        (haircut, closeOut, days) = (found.haircut, found.closeOut, found.closeOutDays)
      }
      let (value, interval) =
        switch limit.parameter {
        case .haircut: (haircut.value, haircut.interval)
        case .valueAtRisk: (closeOut.valueAtRisk, closeOut.valueAtRiskInterval)
        case .expectedShortfall: (closeOut.expectedShortfall, closeOut.expectedShortfallInterval)
        }
      results.append(
        LimitCheck(
          limit: limit, confidence: closeOut.confidence, horizonDays: days, value: value, interval: interval))
    }
    return results
  }
}
