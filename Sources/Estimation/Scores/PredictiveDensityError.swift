public import Numerics

/// Why returns have no score under a law.
public enum PredictiveDensityError: Error, Equatable, Sendable {
  /// The law has no density at a step, because its correlation has no Cholesky factor; the row counts from 0.
  case noDensity(row: Int, LinearAlgebraError)
  /// The return lies where the law has no density: beyond the end of a tail.
  case impossible(asset: String, row: Int, value: Double)
  /// The return has a probability of its own, so that its density is infinite: an asset that stands still.
  case certain(asset: String, row: Int, value: Double)
}

extension PredictiveDensityError: CustomStringConvertible {
  /// The fault, the value and the remedy, in one line.
  public var description: String {
    switch self {
    case .noDensity(let row, let error):
      "the law has no density in scored step \(row + 1): \(error): leave out assets that repeat others"
    case .impossible(let asset, let row, let value):
      "\(asset): the return \(value.text(digits: 4)) of scored step \(row + 1) is impossible under the law, beyond the end"
        + " of a tail: choose a larger share for the tails, or another law"
    case .certain(let asset, let row, let value):
      "\(asset): the return \(value.text(digits: 4)) of scored step \(row + 1) has a probability of its own under the law,"
        + " and so no density: leave out an asset that mostly stands still"
    }
  }
}
