public import Liquidation
public import RiskMeasures

/// What keeps an issuer from being run on a market's paths, or stops the run.
public enum RedemptionError: Error, Equatable, Sendable {
  /// Figures that do not fit the market.
  case rule(LiquidationRuleError)
  /// A number of paths below 1 or beyond what a run can address.
  case badPathCount(Int)
  /// A block without a path.
  case badBlockSize(Int)
  /// Paths that depend on each other or have weights.
  case samplingNotPlain
  /// A price beyond the largest number; the path counts from 0, the step from 1.
  case overflow(path: Int, step: Int)
  /// Dollars that came from nowhere or went nowhere: an error of this program.
  case notConserved(path: Int, step: Int, residual: Double)
  /// Figures of which a measure cannot be taken.
  case measure(RiskMeasureError)
}

extension RedemptionError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .rule(let error): "\(error)"
    case .badPathCount(let count): "\(count) paths: give a whole number from 1 to \(RedemptionRun.pathLimit)"
    case .badBlockSize(let size): "a block of \(size) paths: give at least 1"
    case .samplingNotPlain:
      "redemptions are counted on independent paths of the model's own law: use plain sampling"
    case .overflow(let path, let step):
      "path \(path) holds a price beyond the largest number at step \(step): the model's tails are too heavy for prices this"
        + " far ahead; use a shorter horizon, or more degrees of freedom"
    case .notConserved(let path, let step, let residual):
      "path \(path), step \(step): the reserves are \(residual) dollars off what came and went: no figure of this run can"
        + " be trusted; report it"
    case .measure(let error): "no measure over the paths: \(error)"
    }
  }
}
