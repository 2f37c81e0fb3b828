public import RiskMeasures

/// The law over the paths of one figure of a redemption run.
public struct RedemptionFigure: Equatable, Sendable {
  /// The figure of each path, in the order of the paths.
  public let values: [Double]
  /// The expected figure.
  public let mean: Estimate
  /// The probability that it is above 0, by more than rounding makes (``RedemptionEngine/resolution``).
  public let probability: Estimate
  /// The quantile and the mean beyond it at each confidence.
  public let measures: [RiskMeasure]

  /// A figure from its values.
  ///
  /// - Parameters:
  ///   - values: One per path.
  ///   - unit: What the figure is counted in: rounding makes a billionth of it.
  ///   - isNeverNegative: Whether the interval of the mean ends at 0.
  ///   - confidences: Of the measures.
  /// - Throws: ``RedemptionError/measure(_:)``.
  init(
    _ values: [Double], unit: Double, isNeverNegative: Bool = true, confidences: [Confidence]
  ) throws(RedemptionError) {
    do throws(RiskMeasureError) {
      let sample = try LossSample(values)
      let plain = sample.mean()
      mean = isNeverNegative ? plain.endingAtZero : plain
      measures = confidences.isEmpty ? [] : try sample.measures(confidences)
    } catch {
      throw .measure(error)
    }
    self.values = values
    let trace = RedemptionEngine.resolution * unit
    probability = Estimate(ofSuccesses: values.count { $0 > trace }, in: values.count)
  }

  /// The largest value of all paths.
  public var largest: Double { values.reduce(-.infinity) { max($0, $1) } }

  /// The smallest value of all paths.
  public var smallest: Double { values.reduce(.infinity) { min($0, $1) } }
}

extension Estimate {
  /// The estimate of a figure that is never negative; a sample of zeros knows no spread, so it has no end above.
  fileprivate var endingAtZero: Estimate {
    Estimate(
      value: value, standardError: standardError,
      interval: value == 0 ? Interval(low: 0, high: nil) : interval.map { max(0, $0) })
  }
}
