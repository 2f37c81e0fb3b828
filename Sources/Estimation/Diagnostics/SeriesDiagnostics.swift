internal import Numerics

/// How well a law describes the standardised residuals of one series: memory, tails and shape.
///
/// Standardised residuals are returns less their mean, divided by the standard deviation that the model gives each of
/// them. Where the model is right they have no memory, nor have their squares, and their law is the claimed one.
public struct SeriesDiagnostics: Equatable, Sendable, Codable {
  /// The name of the series.
  public let asset: String
  /// The number of residuals.
  public let observations: Int
  /// The claimed law in words.
  public let law: String
  /// The mean of the residuals; 0 where the model is right.
  public let mean: Double
  /// The standard deviation of the residuals, about their mean; 1 where the model is right.
  public let standardDeviation: Double
  /// The third standardised moment of the residuals.
  public let skewness: Double
  /// The fourth standardised moment of the residuals less 3; 0 for normal ones.
  public let excessKurtosis: Double
  /// Tests that the residuals have no autocorrelation, one for each number of lags.
  public let residualMemory: [LjungBoxTest]
  /// The same tests, sound also where large residuals come in clusters.
  public let residualMemoryGivenClusters: [LjungBoxTest]
  /// Tests that the squared residuals have no autocorrelation: that no clusters of volatility are left.
  ///
  /// For residuals of a GARCH law the chi-square is approximate, whatever its degrees of freedom: the exact law of
  /// these autocorrelations is that of Li and Mak (1994, Journal of Time Series Analysis 15, 627-636). Without a
  /// fourth moment, as for a t of 4 degrees of freedom or fewer, the test has no sound size either.
  public let squareMemory: [LjungBoxTest]
  /// The autocorrelation of the squared residuals at lag 1; nil where the squares do not differ.
  public let squareAutocorrelation: Double?
  /// Tests that the residuals have the claimed law.
  public let uniformity: UniformityTest
  /// The residuals beside the quantiles of the claimed law.
  public let quantiles: [QuantilePair]

  /// The numbers of lags that are tested where none are given: of daily returns, about a week and a half and three.
  public static let standardLags = [10, 20]
  /// The fewest residuals that have diagnostics.
  public static let fewestObservations = 20
  /// A number of lags is tested where there are so many residuals for each.
  public static let residualsPerLag = 4

  /// The diagnostics of one series.
  ///
  /// A number of lags is left out where there are fewer than ``residualsPerLag`` residuals for each, where it does not
  /// exceed the parameters, and, for the squares, where these do not differ.
  /// - Parameters:
  ///   - asset: The name of the series.
  ///   - residuals: The standardised residuals, oldest first.
  ///   - law: The law that they are claimed to have.
  ///   - fitted: What of the law was fitted to the same residuals by maximum likelihood.
  ///   - lags: The numbers of lags to test.
  ///   - residualParameters: The number of parameters fitted to the autocorrelations of the returns; 0 for a constant
  ///     mean.
  ///   - squareParameters: The number of parameters fitted to those of the squares: 2 for GARCH(1,1).
  /// - Throws: ``DiagnosticsError`` for residuals that are fewer than ``fewestObservations``, not finite or all alike.
  /// - Precondition: every number of lags is positive, and no number of parameters is negative.
  /// - Complexity: O(n log n).
  public init(
    asset: String, residuals: [Double], law: ResidualLaw, fitted: FittedShape = .nothing, lags: [Int] = standardLags,
    residualParameters: Int = 0, squareParameters: Int = 0
  ) throws(DiagnosticsError) {
    precondition(lags.allSatisfy { $0 > 0 } && residualParameters >= 0 && squareParameters >= 0, "Counts are positive")
    try Self.check(residuals, series: asset)
    guard SeriesMoments.varies(residuals) else {
      throw .constantSeries(series: asset, observations: residuals.count)
    }
    let moments = SeriesMoments(residuals)
    let squares = residuals.map { $0 * $0 }
    let sorted = residuals.sortedAscending()
    let usable = lags.filter { Self.residualsPerLag * $0 <= residuals.count }
    let squaresDiffer = SeriesMoments.varies(squares)
    self.asset = asset
    observations = residuals.count
    self.law = law.description
    mean = moments.mean
    standardDeviation = moments.variance.squareRoot()
    skewness = moments.skewness
    excessKurtosis = moments.excessKurtosis
    func residualTests(allowingForClusters: Bool) -> [LjungBoxTest] {
      usable.filter { $0 > residualParameters }.map { count in
        LjungBoxTest(
          residuals, lags: count, parameters: residualParameters, allowsForClusters: allowingForClusters)
      }
    }
    residualMemory = residualTests(allowingForClusters: false)
    residualMemoryGivenClusters = residualTests(allowingForClusters: true)
    squareMemory = usable.filter { squaresDiffer && $0 > squareParameters }.map { count in
      LjungBoxTest(squares, lags: count, parameters: squareParameters)
    }
    squareAutocorrelation = squaresDiffer ? LjungBoxTest.autocorrelations(of: squares, lags: 1)[0] : nil
    uniformity = UniformityTest(sorted: sorted, law: law, fitted: fitted)
    quantiles = QuantilePair.pairs(sorted: sorted, law: law)
  }

  /// Refuses residuals that cannot be tested.
  static func check(_ residuals: [Double], series: String) throws(DiagnosticsError) {
    for (index, value) in residuals.enumerated() where !value.isFinite {
      throw .notFinite(series: series, index: index, value: value)
    }
    guard residuals.count >= fewestObservations else {
      throw .tooFewResiduals(series: series, count: residuals.count, needed: fewestObservations)
    }
  }
}
