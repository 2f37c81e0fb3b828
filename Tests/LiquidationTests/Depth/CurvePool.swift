/// Curve's pool of two coins as its contract iterates it: `get_D` and `get_y`, with real numbers in place of integers.
struct CurvePool {
  let invariant: Double
  let leverage: Double

  init(x: Double, y: Double, amplification: Double) {
    leverage = amplification * 2
    var current = x + y
    for _ in 0..<255 {
      var product = current
      for balance in [x, y] { product = product * current / (balance * 2) }
      current =
        (leverage * (x + y) + product * 2) * current / ((leverage - 1) * current + 3 * product)
    }
    invariant = current
  }

  /// The balance of the other coin for a balance of one.
  func other(_ x: Double) -> Double {
    let constant = invariant * invariant / (x * 2) * invariant / (leverage * 2)
    let linear = x + invariant / leverage
    var y = invariant
    for _ in 0..<255 { y = (y * y + constant) / (2 * y + linear - invariant) }
    return y
  }
}
