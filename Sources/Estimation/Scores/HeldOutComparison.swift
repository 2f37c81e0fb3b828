internal import Numerics

/// Laws side by side on days that none of them has seen: how probable each made what then happened.
public struct HeldOutComparison: Equatable, Sendable, Codable {
  /// The laws, the best first: by the joint score, and those without one after them by the marginal.
  public let entries: [Entry]
  /// Laws that could not be fitted, or that made a day impossible or certain, with the reason.
  public let failures: [Failure]
  /// The number of returns on which the laws were fitted.
  public let fitted: Int
  /// The number of returns on which they were scored.
  public let heldOut: Int

  /// One law.
  public struct Entry: Equatable, Sendable, Codable {
    /// The name of the law.
    public let dynamics: String
    /// The mean over the days of the logarithm of the joint density; nil for a law without one.
    public let joint: Double?
    /// The mean over the days of the sum of the logarithms of each asset's own density.
    public let marginal: Double
    /// How far the joint score is below the best, per day, and its standard error; nil for a law without one, and no
    /// error for the best itself.
    public let jointShortfall: Shortfall?
    /// How far the marginal score is below the best, per day.
    public let marginalShortfall: Shortfall
  }

  /// A difference of mean scores.
  public struct Shortfall: Equatable, Sendable, Codable {
    /// The best law's mean score less this one's; not negative.
    public let value: Double
    /// Its standard error, for scores that may be correlated from day to day (Newey and West 1987); 0 for the best.
    public let standardError: Double

    /// Whether the difference may be chance: it is within 1.96 standard errors of 0.
    public var isWithinChance: Bool { value <= 1.96 * standardError }
  }

  /// A law that could not be fitted or scored.
  public struct Failure: Equatable, Sendable, Codable {
    /// The name of the law.
    public let dynamics: String
    /// Why.
    public let reason: String

    /// A failure.
    public init(dynamics: String, reason: String) {
      self.dynamics = dynamics
      self.reason = reason
    }
  }

  /// The comparison of scores on the same days.
  ///
  /// - Parameters:
  ///   - scores: The names of the laws and their scores.
  ///   - failures: The laws that have none.
  ///   - fitted: The number of returns on which the laws were fitted.
  /// - Precondition: there is a law, and all have the same days, at least one.
  public init(
    _ scores: [(dynamics: String, scores: PredictiveDensity.Scores)], failures: [Failure] = [], fitted: Int
  ) {
    let days = scores.first?.scores.marginal.count ?? 0
    precondition(days > 0 && scores.allSatisfy { $0.scores.marginal.count == days }, "The same days for every law")
    let bestJoint = scores.compactMap(\.scores.joint).max { $0.mean < $1.mean }
    let bestMarginal = scores.map(\.scores.marginal).max { $0.mean < $1.mean } ?? []
    entries = scores.map { entry in
      Entry(
        dynamics: entry.dynamics, joint: entry.scores.joint?.mean, marginal: entry.scores.marginal.mean,
        jointShortfall: entry.scores.joint.flatMap { own in bestJoint.map { Shortfall(of: own, below: $0) } },
        marginalShortfall: Shortfall(of: entry.scores.marginal, below: bestMarginal))
    }.sorted { first, second in
      switch (first.joint, second.joint) {
      case (let a?, let b?): a > b
      case (nil, nil): first.marginal > second.marginal
      case (let a, nil): a != nil
      case (nil, _): false
      }
    }
    self.failures = failures
    self.fitted = fitted
    heldOut = days
  }
}

extension HeldOutComparison.Shortfall {
  init(of own: [Double], below best: [Double]) {
    let differences = zip(best, own).map { $0 - $1 }
    value = max(0, differences.mean)
    standardError = differences.neweyWestStandardError
  }
}

extension [Double] {
  fileprivate var mean: Double { reduce(0, +) / Double(count) }

  /// The standard error of the mean with Bartlett weights over 4 (n/100)^(2/9) lags.
  fileprivate var neweyWestStandardError: Double {
    let size = Double(count)
    let centred = map { $0 - mean }
    let lags = Swift.min(count - 1, Int(4 * (2.0 / 9 * (size / 100).logarithm).exponential))
    var variance = centred.reduce(0) { $0 + $1 * $1 } / size
    for lag in 1..<Swift.max(1, lags + 1) {
      let products = zip(centred.dropFirst(lag), centred).reduce(0) { $0 + $1.0 * $1.1 } / size
      variance += 2 * (1 - Double(lag) / Double(lags + 1)) * products
    }
    return (Swift.max(0, variance) / size).squareRoot()
  }
}
