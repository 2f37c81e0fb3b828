internal import Numerics

/// How a tail is fitted: what lies beyond a threshold is taken for generalised Pareto.
///
/// Balkema and de Haan (1974) and Pickands (1975): far enough out the excesses of nearly every law are. How far is for the
/// user to say; ``ladder(of:shares:series:)`` shows what depends on it.
public struct PeaksOverThreshold: Equatable, Sendable {
  /// The share of the values that is taken for the tail, as a fraction.
  public var share: Double
  /// The largest shape that the fit may have; nil where only ``shapes`` bounds it.
  public var largestShape: Double?

  /// The fewest values beyond a threshold that are fitted.
  public static let fewestExcesses = 25
  /// The share that is taken where none is given.
  public static let defaultShare = 0.1
  /// The shapes that are tried: below -1/2 the likelihood has no regular maximum, and beyond 5 no tail has any use.
  public static let shapes = -0.5...5.0

  /// The choices for one fit.
  ///
  /// - Parameters:
  ///   - share: The share of the values that is taken for the tail, above 0 and below 1/2.
  ///   - largestShape: The largest shape that the fit may have, above -1/2 and up to 5; nil for no such bound.
  public init(share: Double = defaultShare, largestShape: Double? = nil) {
    precondition(share > 0 && share < 0.5, "A tail is more than nothing and less than half")
    if let largestShape {
      precondition(
        largestShape > Self.shapes.lowerBound && largestShape <= Self.shapes.upperBound,
        "A largest shape above -1/2 and up to 5")
    }
    self.share = share
    self.largestShape = largestShape
  }

  /// The values in ascending order, if a tail can be fitted to them.
  static func sorted(_ values: [Double], series: String) throws(TailError) -> [Double] {
    for (index, value) in values.enumerated() where !value.isFinite {
      throw .notFinite(series: series, index: index, value: value)
    }
    let needed = 2 * fewestExcesses
    guard values.count >= needed else {
      throw .tooFewObservations(series: series, count: values.count, needed: needed)
    }
    guard SeriesMoments.varies(values) else {
      throw .constantSeries(series: series, observations: values.count)
    }
    return values.sortedAscending()
  }
}
