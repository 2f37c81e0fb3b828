internal import Numerics

/// Why returns give no GARCH law.
public enum GARCHError: Error, Equatable, Sendable {
  /// There are fewer returns than a fit needs.
  case tooFewObservations(asset: String, count: Int, needed: Int)
  /// A return is NaN or infinite; the index counts from 0.
  case notFinite(asset: String, index: Int, value: Double)
  /// The returns do not differ, so there is no variance.
  case constantSeries(asset: String, observations: Int)
  /// The fitted variance has no level to return to, and so no model of the long run.
  case notStationary(asset: String, persistence: Double, bound: Double)
  /// The volatility after the last return is beyond what a market model believes; both are fractions per year.
  case currentVolatility(asset: String, value: Double, bound: Double)
  /// The search ended where it began, from every start.
  case stoppedAtStart(asset: String, starts: Int, evaluations: Int)
  /// The search ended short of the maximum, by about so much of the log-likelihood, or nobody knows by how much.
  case notConverged(asset: String, evaluations: Int, remaining: Double?, bound: Double)
}

extension GARCHError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .tooFewObservations(let asset, let count, let needed):
      "\(asset): \(count) returns, and a GARCH fit needs \(needed): bring a longer history, or choose a constant"
        + " volatility"
    case .notFinite(let asset, let index, let value):
      "\(asset): return \(index + 1) is \(value): a GARCH fit needs every return, so cut the series there or mend the"
        + " price"
    case .constantSeries(let asset, let observations):
      "\(asset) does not move in its \(observations) returns: leave it out, or check its prices for a stale run"
    case .notStationary(let asset, let persistence, let bound):
      "\(asset): the fitted persistence of volatility is \(persistence.text(digits: 6)), above \(bound), so there is no"
        + " long-run volatility: target the variance, or choose the fallback constant"
    case .currentVolatility(let asset, let value, let bound):
      "\(asset): its volatility stands at \((100 * value).text(digits: 4)) % per year after the last return, and"
        + " \((100 * bound).text(digits: 4)) % is the most that is believed: end the prices before its crash, choose the"
        + " fallback constant, or leave it out"
    case .stoppedAtStart(let asset, let starts, let evaluations):
      "\(asset): the search for a GARCH law ended where it began, from each of \(starts) starts, after \(evaluations)"
        + " evaluations: allow more evaluations, or choose a constant volatility if the returns do not cluster"
    case .notConverged(let asset, let evaluations, let remaining?, let bound):
      "\(asset): after \(evaluations) evaluations the log-likelihood of a GARCH law can still rise by about"
        + " \(remaining.text(digits: 2)), and \(bound.text(digits: 2)) is the most that is left alone: allow more"
        + " evaluations, choose normal innovations or the fallback constant, or leave it out"
    case .notConverged(let asset, let evaluations, nil, _):
      "\(asset): after \(evaluations) evaluations the search for a GARCH law is at no maximum: allow more evaluations,"
        + " choose normal innovations or the fallback constant, or leave it out"
    }
  }
}
