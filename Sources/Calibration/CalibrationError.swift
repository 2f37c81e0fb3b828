/// Why a run of paths gives no parameters.
public enum CalibrationError: Error, Equatable, Sendable {
  /// A number of paths below 1 or beyond what a run can address.
  case badPathCount(Int)
  /// A number of paths that does not fill at least two batches of the sampling.
  case pathsFillNoBatches(Int, batch: Int)
  /// A sampling that follows one loss, asked to follow several.
  case samplingFollowsOneLoss(SamplingMethod, requests: Int)
  /// Too few simulations to share a run.
  case tooFewPooled(Int, needed: Int)
  /// Simulations of different markets, grids, seeds or samplings that were to share a run; the index counts from 0.
  case poolDiffers(index: Int)
  /// A control variate for losses whose first order is not conditionally normal.
  case controlNeedsNormalSteps(kind: String)
  /// A gain so large that no measure can be made of it; the path counts from 0.
  case gainTooLarge(path: Int, gain: Double, limit: Double)
  /// A block without a path.
  case badBlockSize(Int)
  /// The losses of all paths would not fit into the memory that a run may use.
  case tooManyLosses(paths: Int, losses: Int, gibibytes: Double, limit: Double)
  /// A number of days that is no whole number of steps within the grid.
  case daysOffGrid(what: String, days: Double, stepDays: Double, horizonDays: Double)
  /// A parameter of a policy outside its bounds.
  case policyOutOfBounds(what: String, value: Double, low: Double, high: Double)
  /// A comparison of fewer than two or more than fifty baskets.
  case basketCount(Int)
  /// Two baskets of one name.
  case duplicateBasket(String)
  /// A limit on something that was not calibrated.
  case unknownLimitSubject(kind: String, name: String, known: [String])
}

extension CalibrationError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .badPathCount(let count):
      "\(count) paths: give a whole number from 1 to \(LossRun.pathLimit)"
    case .pathsFillNoBatches(let count, let batch):
      "\(count) paths are no multiple of the \(batch) that this sampling draws together, at least twice:"
        + " give \(max(2 * batch, (count + batch - 1) / batch * batch))"
    case .samplingFollowsOneLoss(let method, let requests):
      "\(method.rawValue) sampling follows one loss, and \(requests) are measured here: use it for the risk of one basket,"
        + " or use importance or sobol"
    case .tooFewPooled(let count, let needed):
      "\(count) draws of the parameters: give \(needed) at least, or an interval would promise too much"
    case .poolDiffers(let index):
      "draw \(index + 1) is of another market, grid or seed than the first, or not of plain paths: draw all from one fit"
    case .controlNeedsNormalSteps(let kind):
      "control variates know the first-order loss of gaussian and studentT drivers, and these are \(kind) dynamics or claims"
        + " on other assets: use importance or sobol sampling"
    case .gainTooLarge(let path, let gain, let limit):
      "path \(path) gains \(gain) times its value, beyond the \(limit) that measures can hold: the model's tails are too"
        + " heavy for prices this far ahead; use a shorter horizon, or more degrees of freedom"
    case .badBlockSize(let size):
      "a block of \(size) paths: give at least 1"
    case .tooManyLosses(let paths, let losses, let gibibytes, let limit):
      "\(losses) losses on each of \(paths) paths take \(gibibytes) GiB, more than the \(limit) GiB that a run may use:"
        + " use fewer paths or fewer baskets"
    case .daysOffGrid(let what, let days, let stepDays, let horizonDays):
      "\(what) is \(days) days, which is no whole number of steps of \(stepDays) days up to \(horizonDays) days:"
        + " choose a multiple of the step"
    case .policyOutOfBounds(let what, let value, let low, let high):
      "\(what) is \(value), outside \(low) to \(high): correct it"
        + (what.hasSuffix("days") ? "" : " (fractions, so 0.05 for 5 %)")
    case .basketCount(let count):
      "\(count) baskets: a comparison takes 2 to \(BasketComparison.largestCount)"
    case .duplicateBasket(let name):
      "two baskets are named \(name): give each a name of its own"
    case .unknownLimitSubject(let kind, let name, let known):
      "a limit names the \(kind) \(name), which this run does not have; it has \(known.joined(separator: ", "))"
    }
  }
}
