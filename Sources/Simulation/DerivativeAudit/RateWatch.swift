internal import Numerics

/// Compares a rate that returns to its mean with its law, as anybody could who sees it beside its asset's price.
///
/// Given the prices, the rate is what they and its own mean make of it, and noise. The noise at the horizon is normal with
/// mean 0 and variance σ² (1 - φ^(2n)) / (1 - φ²), whatever the law of the prices, and independent of them: a sum of noise
/// times log returns, over the root of the sum of their squares, is standard normal. A floor or a cap that has held a rate
/// leaves no such law, and the figures have no distance.
struct RateWatch {
  private let name: String
  private let process: RateProcess
  /// By path, what the rate would be without noise.
  private var explained = [Double](repeating: 0, count: PathTile.width)
  private var count = 0.0
  private var expected = 0.0
  private var distances = 0.0
  private var squares = 0.0
  private var products = 0.0
  private var squaredReturns = 0.0
  /// The largest distance, by the size of the rate.
  private var largest = 0.0
  /// How far the rate was outside its floor and cap.
  private var outside = 0.0
  private var wasHeld = false

  init(_ name: String, _ process: RateProcess) {
    self.name = name
    self.process = process
  }

  /// Sees a step of a tile.
  ///
  /// - Parameters:
  ///   - isFirst: Whether the step is the first of its paths.
  ///   - isLast: Whether it is the last.
  ///   - rates: The rates after it, by path.
  ///   - moves: The asset's log returns of it.
  ///   - logRatios: The asset's log returns until its end.
  mutating func see(isFirst: Bool, isLast: Bool, rates: [Double], moves: [Double], logRatios: [Double]) {
    for path in explained.indices {
      let (before, rate) = (isFirst ? process.start : explained[path], rates[path])
      explained[path] = process.mean + (before - process.mean) * process.decay + process.slope * moves[path]
      outside = max(outside, rate - process.cap, process.floor - rate)
      if rate >= process.cap || rate <= process.floor { wasHeld = true }
      guard isLast else { continue }
      let distance = rate - explained[path]
      count += 1
      expected += explained[path]
      distances += distance
      squares += distance * distance
      products += distance * logRatios[path]
      squaredReturns += logRatios[path] * logRatios[path]
      largest = max(largest, abs(distance) / max(1, abs(rate)))
    }
  }

  /// What it saw after some steps beside what the model asks for.
  func entries(steps: Int) -> [AuditEntry] {
    var entries: [AuditEntry] = []
    if process.floor > -.infinity || process.cap < .infinity {
      entries.append(.never("\(name) outside floor and cap", largest: outside))
    }
    guard process.noise > 0 else {
      return entries + (wasHeld ? [] : [.never("\(name) beside what its price makes of it", largest: largest)])
    }
    let (mean, root) = (distances / count, count.squareRoot())
    let squaredDecay = process.decay * process.decay
    let deviation =
      process.noise * ((1 - (Double(steps) * squaredDecay.logarithm).exponential) / (1 - squaredDecay)).squareRoot()
    entries += [
      entry("mean at the horizon given prices of \(name)", expected / count, distance: mean, error: deviation / root),
      entry(
        "deviation at the horizon given prices of \(name)", deviation,
        distance: (squares / count).squareRoot() - deviation, error: deviation * 0.5.squareRoot() / root),
    ]
    guard squaredReturns > 0 else { return entries }
    let correlation = products / (deviation * squaredReturns.squareRoot() * root)
    entries.append(
      entry("correlation of the noise of \(name) with its price", 0, distance: correlation, error: 1 / root))
    return entries
  }

  private func entry(_ quantity: String, _ configured: Double, distance: Double, error: Double) -> AuditEntry {
    let entry = AuditEntry(quantity, configured: configured, distance: distance, standardError: error)
    return wasHeld ? entry.withoutDistance : entry
  }
}
