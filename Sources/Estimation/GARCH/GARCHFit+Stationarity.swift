extension GARCHFit {
  /// Whether the variance returns to a level, and how sure that is.
  public struct Stationarity: Equatable, Sendable {
    /// α + γ/2 + β.
    public let persistence: Double
    /// The robust standard error of the persistence; nil where it is held at 1 or the likelihood is flat.
    public let standardError: Double?
    /// How many standard errors the persistence is below 1; nil without a standard error.
    public let distance: Double?
    /// What follows.
    public let verdict: Verdict

    /// What can be said of the return of the variance to a level.
    public enum Verdict: String, Codable, CaseIterable, Sendable {
      /// The persistence is below 1 by more than chance explains at 1 %.
      case stationary
      /// The persistence is below 1, though not by more than chance explains, or nobody knows by how much.
      case uncertain
      /// The persistence is 1: there is no level to return to.
      case integrated
    }

    /// The standard errors below 1 from which the persistence is not 1 by chance: the 99 % point of a standard normal.
    ///
    /// The distance has about that law also where the persistence is 1 (Lumsdaine 1996, Econometrica 64, 575-596),
    /// but for the half of such fits that end on the bound.
    public static let decisiveDistance = 2.3263478740408408
  }

  /// The verdict on the stationarity of the fitted law.
  public var stationarity: Stationarity {
    let weights: [GARCHParameter: Double] = [.alpha: 1, .gamma: 0.5, .beta: 1]
    let error = parameterCovariance.map { $0.standardError(of: weights, by: \.robust) }
    // Where the persistence is held, its error is rounding.
    let known = model.isStationary && !convergence.activeBounds.contains(.unitPersistence) ? error : nil
    let usable = known.flatMap { $0 > 0 ? $0 : nil }
    let distance = usable.map { (1 - model.persistence) / $0 }
    let verdict: Stationarity.Verdict =
      if !model.isStationary {
        .integrated
      } else if let distance, distance >= Stationarity.decisiveDistance {
        .stationary
      } else {
        .uncertain
      }
    return Stationarity(
      persistence: model.persistence, standardError: usable, distance: distance, verdict: verdict)
  }
}
