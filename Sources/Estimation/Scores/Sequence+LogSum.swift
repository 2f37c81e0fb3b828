internal import Numerics

extension Sequence<Double> {
  /// The logarithm of the sum of the exponentials, without overflow.
  var logSumOfExponentials: Double {
    let largest = self.max() ?? -.infinity
    guard largest.isFinite else { return largest }
    return largest + reduce(0) { $0 + ($1 - largest).exponential }.logarithm
  }
}
