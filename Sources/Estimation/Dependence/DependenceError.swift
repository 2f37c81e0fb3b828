internal import Numerics

/// Why observations of several assets give no dependence.
public enum DependenceError: Error, Equatable, Sendable {
  /// There are fewer observations than a fit needs.
  case tooFewObservations(count: Int, assets: Int, needed: Int)
  /// An observation is NaN or infinite; the row counts from 0.
  case notFinite(asset: String, row: Int, value: Double)
  /// The observations of an asset do not differ.
  case constantSeries(asset: String, observations: Int)
  /// The residuals of an asset are far from a mean square of 1, so they are no standardised residuals.
  case notStandardised(asset: String, meanSquare: Double, smallest: Double, largest: Double)
  /// Some assets are combinations of each other, so a joint density does not exist.
  case dependentAssets(assets: [String], smallestEigenvalue: Double, bound: Double)
  /// The search ended where it began, from every start.
  case stoppedAtStart(assets: Int, starts: Int, evaluations: Int)
  /// The search ended short of the maximum, by about so much of the log-likelihood, or nobody knows by how much.
  case notConverged(evaluations: Int, remaining: Double?, bound: Double)
  /// The repair of a correlation failed.
  case notRepaired(NearestCorrelationError)
}

extension DependenceError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .tooFewObservations(let count, let assets, let needed):
      "\(count) observations of \(assets) assets on common dates, and their dependence needs \(needed): leave out the"
        + " assets with the shortest history, or bring a longer one"
    case .notFinite(let asset, let row, let value):
      "\(asset): observation \(row + 1) is \(value): dependence needs every observation, so cut the series there or mend"
        + " the price"
    case .constantSeries(let asset, let observations):
      "\(asset) does not move in its \(observations) observations: leave it out, or check its prices for a stale run"
    case .notStandardised(let asset, let meanSquare, let smallest, let largest):
      "\(asset): the residuals have a mean square of \(meanSquare.text(digits: 3)), and standardised ones have one between"
        + " \(smallest) and \(largest): divide returns by their conditional volatility, or look for a single huge return"
    case .dependentAssets(let assets, let smallestEigenvalue, let bound):
      "\(assets.joined(separator: ", ")) are combinations of each other (the smallest eigenvalue of their correlation is"
        + " \(smallestEigenvalue.text(digits: 2)), the bound \(bound)): leave out one of them"
    case .stoppedAtStart(let assets, let starts, let evaluations):
      "the search for the dynamic correlation of \(assets) assets ended where it began, from each of \(starts) starts,"
        + " after \(evaluations) evaluations: allow more evaluations, or choose a constant correlation"
    case .notConverged(let evaluations, let remaining?, let bound):
      "after \(evaluations) evaluations the log-likelihood of the dependence can still rise by about"
        + " \(remaining.text(digits: 2)), and \(bound.text(digits: 2)) is the most that is left alone: allow more"
        + " evaluations, or choose a constant correlation"
    case .notConverged(let evaluations, nil, _):
      "after \(evaluations) evaluations the search for the dependence is at no maximum: allow more evaluations, or choose"
        + " a constant correlation"
    case .notRepaired(let error): error.description
    }
  }
}
