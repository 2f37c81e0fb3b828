public import Numerics

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
  /// A law that is fitted with its own correlation, which worst days cannot be blended into.
  case stressUnsupported(FittedDynamics)
  /// A law that is fitted to steps of all assets together, which pairwise alignment does not have.
  case pairwiseLawUnsupported(FittedDynamics)
  /// The assets have too few returns in common for the degrees of freedom.
  case tooFewForDegreesOfFreedom(count: Int, assets: [String], needed: Int)
  /// Two assets repeat each other, so a joint density does not exist.
  case dependentAssets(first: String, second: String, correlation: Double)
  /// The tails are so heavy that the returns have no usable variance; the asset with the largest kurtosis is named.
  case degreesOfFreedomTooLow(value: Double, bound: Double, asset: String, excessKurtosis: Double)
  /// The likelihood of the multivariate t has no maximum; the asset with the largest kurtosis is named.
  case degreesOfFreedomNotFound(reason: String, asset: String, excessKurtosis: Double)
  /// A return is NaN or infinite; the row is counted from 0.
  case returnNotFinite(asset: String, row: Int, value: Double)
  /// The number of factors is no whole number above 0.
  case factorCountOutOfBounds(String)
  /// A factor structure of so many factors has more parameters than the covariance, or more factors than returns.
  case tooManyFactors(count: Int, bound: Int, assets: Int, observations: Int)
  /// The method says something only about several assets.
  case tooFewAssets(count: Int, needed: Int, method: String)
  /// The factors leave nothing that an asset has to itself.
  case noIdiosyncraticVariance(asset: String, factors: Int, share: Double)
  /// The returns span fewer dimensions than they should; the two assets most alike are named.
  case singularReturns(rank: Int, needed: Int, method: String, first: String, second: String, correlation: Double)
  /// The eigenvalues of a covariance could not be found.
  case eigenvaluesNotFound(method: String, reason: LinearAlgebraError)
  /// The share of the worst days is outside its bounds.
  case stressShareOutOfBounds(Double, low: Double, high: Double)
  /// The weight of the stress correlation is no number from 0 to 1.
  case stressWeightOutOfBounds(Double)
  /// The worst days are too few for a correlation.
  case tooFewStressDays(count: Int, needed: Int, share: Double, observations: Int)
  /// An asset stands still on the worst days, so it has no correlation there.
  case motionlessInStress(asset: String, days: Int)
  /// The assets cancel out, so the basket whose worst days are wanted does not move.
  case motionlessBasket(assets: [String], days: Int)
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
    case .stressUnsupported(let dynamics):
      "\(dynamics.rawValue) is fitted with a correlation of its own: blend worst days into gaussian, studentT, garch or gjr"
    case .pairwiseLawUnsupported(let dynamics):
      "\(dynamics.rawValue) is fitted to the dates that all assets share: align on common dates, or choose gaussian or"
        + " studentT"
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
    case .returnNotFinite(let asset, let row, let value):
      "\(asset) has the return \(value) in row \(row), counted from 0: leave the row out, or bring the price"
    case .factorCountOutOfBounds(let text):
      "the number of factors is \"\(text)\", not a whole number above 0: write factor:3, or factor to have it chosen"
    case .tooManyFactors(let count, let bound, let assets, let observations):
      "\(count) factors for \(assets) assets and \(observations) returns, which identify at most \(bound):"
        + " write factor:\(bound) or less, or factor to have the number chosen"
    case .tooFewAssets(let count, let needed, let method):
      "\(method) needs \(needed) assets, and there are \(count): bring more, or choose another method"
    case .noIdiosyncraticVariance(let asset, let factors, let share):
      "\(factors) factors leave a share of \(share.text(digits: 2)) of the variance of \(asset) to itself, as they do where"
        + " assets repeat others: leave it out, or choose fewer factors"
    case .singularReturns(let rank, let needed, let method, let first, let second, let correlation):
      "\(method) needs returns that span \(needed) dimensions, and these span \(rank), as they do where assets repeat"
        + " others (the most alike are \(first) and \(second), correlation \(correlation)): leave out one of them, or choose"
        + " ledoit-wolf"
    case .eigenvaluesNotFound(let method, let reason):
      "\(method) has no eigenvalues to work with: \(reason); choose ledoit-wolf"
    case .stressShareOutOfBounds(let share, let low, let high):
      "the share of the worst days is \(share), not a number from \(low) to \(high): 0.1 takes the worst tenth"
    case .stressWeightOutOfBounds(let weight):
      "the weight of the stress correlation is \(weight), not a number from 0 to 1: 0.5 takes as much of it as of the other"
    case .tooFewStressDays(let count, let needed, let share, let observations):
      "the worst \((100 * share).text(digits: 3)) % of \(observations) returns are \(count) days, and a stress correlation needs"
        + " \(needed): take a larger share, or bring a longer history"
    case .motionlessInStress(let asset, let days):
      "\(asset) stands still on all of the \(days) worst days: take a larger share of days, or leave it out"
    case .motionlessBasket(let assets, let days):
      "\(Self.list(assets)) cancel out, and a basket of them does not move on all days or on the worst \(days), so it has"
        + " no worst days to speak of: leave out the assets that mirror others"
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
