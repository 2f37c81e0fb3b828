internal import MarketModel
internal import Numerics

/// What the reserves of a stable-swap pool are worth where arbitrage leaves them.
///
/// With the invariant D = 1, a = A n and P the product of the reserves x, the pool keeps a Σx + 1 = a + c, c = 1/(nⁿ P).
/// Its value Σ p x is least where p_i = μ (a + c/x_i), so x_i = c / (p_i/μ - a). Let the least price be 1, l_i the logarithms
/// of the prices, e_i = exp(-l_i), t = 1/μ - a > 0 and g_i = a (1 - e_i) + t: then x_i = c e_i / g_i, the definition of c
/// becomes c^(n+1) = Π g_i exp(Σl) / nⁿ, and the invariant c (a S - 1) = a - 1 with S = Σ e_i/g_i. The logarithm of that
/// falls in t from infinity to minus infinity, where a S = 1, so there is one solution; the value is c Σ 1/g_i.
struct StableSwapPool: Sendable {
  let assets: Int
  let amplification: Double
  private let logConstant: Double

  init(_ share: StableSwapShare) {
    assets = share.assets.count
    amplification = share.amplification * Double(assets)
    logConstant = Double(assets) * Double(assets).logarithm
  }

  /// The logarithm of a share's value over its value at equal prices of 1.
  ///
  /// - Parameters:
  ///   - logPrices: The logarithm of each asset's price.
  ///   - guess: A guess of log(t / n), 0 for balance; becomes the solution.
  /// - Returns: The logarithm of the value.
  /// - Complexity: O(n) for each of some four iterations.
  func logValue(_ logPrices: [Double], guess: inout Double) -> Double {
    let least = logPrices.reduce(.infinity) { min($0, $1) }
    var (shares, excess) = (logPrices, 0.0)
    for index in shares.indices {
      // 1 - e, without the cancellation near balance; a price beyond any other's adds no reserves.
      shares[index] = -(least - logPrices[index]).exponentialMinusOne
      excess += logPrices[index] - least
    }
    let balance = Double(assets).logarithm
    // Below, the logarithm is positive for any prices; above, a S is below 1.
    var (low, high) = (-80.0, (amplification * Double(assets)).logarithm)
    var logT = min(max(guess + balance, low), high)
    var point = evaluate(shares, excess: excess, logT: logT)
    for _ in 0..<Self.largestIterations {
      if point.value > 0 { low = logT } else { high = logT }
      let rounding = 4e-16 * max(1, abs(logT))
      var next = logT - point.value / point.slope
      if abs(next - logT) <= rounding { break }
      let isInside = next > low && next < high
      if !isInside { next = 0.5 * (low + high) }
      let change = abs(next - logT)
      logT = next
      point = evaluate(shares, excess: excess, logT: logT)
      // Newton's method squares what is left; near a S = 1 over the surplus.
      if change <= (isInside ? max(rounding, 1e-9 * min(1, point.surplus)) : rounding) { break }
    }
    guess = logT - balance
    return least + point.logC + point.sum.logarithm
  }

  /// Newton's method needs about four; halving what is left, no more than sixty.
  private static let largestIterations = 100

  private struct Point {
    /// The logarithm of c (a S - 1) / (a - 1), minus infinity where a S is not above 1.
    var value = -Double.infinity
    /// Its derivative by log t; -1 where there is none.
    var slope = -1.0
    var logC = 0.0
    /// Σ 1/g.
    var sum = 0.0
    /// a S - 1.
    var surplus = 0.0
  }

  private func evaluate(_ shares: [Double], excess: Double, logT: Double) -> Point {
    let t = logT.exponential
    var (product, sum, reserves, squares) = (1.0, 0.0, 0.0, 0.0)
    for share in shares {
      let inverse = 1 / (amplification * share + t)
      product *= inverse
      sum += inverse
      reserves += (1 - share) * inverse
      squares += (1 - share) * inverse * inverse
    }
    var point = Point()
    point.sum = sum
    let order = Double(assets + 1)
    point.logC = (excess - product.logarithm - logConstant) / order
    let surplus = amplification * reserves - 1
    point.surplus = max(0, surplus)
    guard surplus > 0 else { return point }
    point.value = point.logC + (surplus / (amplification - 1)).logarithm
    point.slope = t * (sum / order - amplification * squares / surplus)
    return point
  }
}
