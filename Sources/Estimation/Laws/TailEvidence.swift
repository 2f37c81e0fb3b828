internal import Numerics

/// What the tails of a copula law rest on: how the shapes hang on the thresholds, and how often assets are extreme together.
public struct TailEvidence: Equatable, Sendable, Codable {
  /// The tail of falls of each asset, fitted beyond several thresholds.
  public let falls: [Ladder]
  /// Each pair of assets, in the order of the model.
  public let pairs: [Pair]

  /// One asset's tail of falls beyond several thresholds.
  public struct Ladder: Equatable, Sendable, Codable {
    /// The asset.
    public let asset: String
    /// The fits, from the farthest threshold to the nearest; none where there are too few returns for one.
    public let rungs: [Rung]
  }

  /// The fit beyond one threshold.
  public struct Rung: Equatable, Sendable, Codable {
    /// The share of the returns beyond the threshold.
    public let share: Double
    /// The shape of the generalised Pareto tail.
    public let shape: Double
    /// The standard error of the shape; nil where it is held at a bound.
    public let shapeStandardError: Double?
    /// The scale less the shape times the threshold, which does not change beyond a threshold from which the law holds.
    public let modifiedScale: Double
    /// The mean excess over the threshold, in standard deviations.
    public let meanExcess: Double
    /// The p-value of the tail's goodness of fit (Anderson and Darling).
    public let goodnessOfFit: Double
  }

  /// How often two assets have one of their worst, or best, days in twenty together.
  public struct Pair: Equatable, Sendable, Codable {
    /// One asset.
    public let first: String
    /// The other.
    public let second: String
    /// The worst days.
    public let falls: Together
    /// The best days.
    public let rises: Together
  }

  /// Joint extremes, observed beside what the copula says.
  public struct Together: Equatable, Sendable, Codable {
    /// The share of one asset's extremes on which the other has one.
    public let realised: Double
    /// The ends of its 95 % interval.
    public let interval: [Double]
    /// The same share under the fitted copula.
    public let implied: Double?
  }

  /// The share of days that are extreme.
  public static let level = 0.05

  /// The evidence of standardised returns.
  init(_ residuals: Matrix, copula: StudentTCopula, assets: [String], options: LawOptions) throws(TailError) {
    let specification = PeaksOverThreshold(share: options.tailShare, largestShape: options.largestTailShape)
    var falls: [Ladder] = []
    for (column, asset) in assets.enumerated() {
      let rungs = try specification.ladder(of: residuals.column(column).map { -$0 }, series: asset)
      falls.append(Ladder(asset: asset, rungs: rungs.map(Rung.init)))
    }
    self.falls = falls
    let columns = assets.indices.map { Array(residuals.column($0)) }
    var pairs: [Pair] = []
    for second in assets.indices {
      for first in 0..<second {
        func together(_ tail: Tail) -> Together {
          let estimate = TailDependenceEstimate(
            columns[first], columns[second], tail: tail, level: Self.level,
            beside: (copula.degreesOfFreedom, copula.correlation[first, second]))
          return Together(
            realised: estimate.realised, interval: [estimate.interval.lowerBound, estimate.interval.upperBound],
            implied: estimate.implied)
        }
        pairs.append(
          Pair(first: assets[first], second: assets[second], falls: together(.lower), rises: together(.upper)))
      }
    }
    self.pairs = pairs
  }
}

extension TailEvidence.Rung {
  init(_ rung: ThresholdRung) {
    share = rung.share
    shape = rung.fit.tail.excess.shape
    shapeStandardError = rung.fit.standardErrors?.shape
    modifiedScale = rung.fit.modifiedScale
    meanExcess = rung.fit.meanExcess
    goodnessOfFit = rung.fit.goodnessOfFit.pValue
  }
}
