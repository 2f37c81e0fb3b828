internal import Numerics

/// Why observed returns give no market model.
public enum EstimationError: Error, Equatable, Sendable {
  /// No covariance estimator has this name.
  case unknownCovarianceMethod(name: String, known: [String])
  /// The decay of an exponentially weighted covariance is no number strictly between 0 and 1.
  case decayOutOfBounds(String)
  /// The assets have fewer returns in common than the method needs.
  case tooFewObservations(count: Int, assets: [String], needed: Int, method: String)
  /// An asset does not move, so it has no volatility and no correlation.
  case constantSeries(asset: String, observations: Int)
  /// The method needs one matrix of returns, which pairwise alignment does not have.
  case pairwiseUnsupported(method: String)
  /// The assets have too few returns in common for the degrees of freedom.
  case tooFewForDegreesOfFreedom(count: Int, assets: [String], needed: Int)
  /// Two assets repeat each other, so a joint density does not exist.
  case dependentAssets(first: String, second: String, correlation: Double)
  /// The tails are so heavy that the returns have no usable variance; the asset with the largest kurtosis is named.
  case degreesOfFreedomTooLow(value: Double, bound: Double, asset: String, excessKurtosis: Double)
  /// The likelihood of the multivariate t has no maximum; the asset with the largest kurtosis is named.
  case degreesOfFreedomNotFound(reason: String, asset: String, excessKurtosis: Double)
}

extension EstimationError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .unknownCovarianceMethod(let name, let known):
      "unknown covariance method \"\(name)\"; known are \(known.joined(separator: ", "))"
    case .decayOutOfBounds(let text):
      "the decay of ewma is \"\(text)\", not a number strictly between 0 and 1: write ewma:0.94 for daily returns"
    case .tooFewObservations(let count, let assets, let needed, let method):
      "\(Self.list(assets)): \(count) returns on common dates, and \(method) needs \(needed) for that many assets:"
        + " leave out the assets with the shortest history, or bring a longer one"
    case .constantSeries(let asset, let observations):
      "\(asset) does not move in its \(observations) returns: leave it out, or check its prices for a stale run"
    case .pairwiseUnsupported(let method):
      "the covariance \(method) needs the returns of all assets on the same dates: align on common dates, or choose the"
        + " covariance sample or ewma"
    case .tooFewForDegreesOfFreedom(let count, let assets, let needed):
      "\(Self.list(assets)): \(count) returns on common dates, and the degrees of freedom need \(needed):"
        + " choose fewer assets, or gaussian dynamics"
    case .dependentAssets(let first, let second, let correlation):
      "\(first) and \(second) repeat each other (correlation \(correlation)), so studentT has no likelihood:"
        + " leave out one of them, or choose gaussian dynamics"
    case .degreesOfFreedomTooLow(let value, let bound, let asset, let excessKurtosis):
      "the degrees of freedom come out as \(value.text(digits: 4)), and a model needs more than \(bound):"
        + " \(Self.blame(asset, excessKurtosis))"
    case .degreesOfFreedomNotFound(let reason, let asset, let excessKurtosis):
      "the degrees of freedom were not found: \(reason); \(Self.blame(asset, excessKurtosis))"
    }
  }

  private static func blame(_ asset: String, _ excessKurtosis: Double) -> String {
    "\(asset) has the heaviest tails (excess kurtosis \(excessKurtosis.text(digits: 4))), as an asset that hardly moves"
      + " or jumps once does: leave it out, or choose gaussian dynamics"
  }

  private static func list(_ assets: [String]) -> String {
    assets.count <= 6
      ? assets.joined(separator: ", ") : "\(assets.prefix(5).joined(separator: ", ")) and \(assets.count - 5) more"
  }
}
