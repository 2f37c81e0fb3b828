internal import Numerics

/// Adds up the funding of perpetuals a second time, from the rates and prices that everybody sees.
struct FundingWatch {
  private let name: String
  private let start: Double
  private let stepYears: Double
  /// By path: the rate and the log ratio of the price after the last step, and what both kinds of contract have paid since
  /// the first.
  private var rates = [Double](repeating: 0, count: PathTile.width)
  private var logRatios = [Double](repeating: 0, count: PathTile.width)
  private var linear = [Double](repeating: 0, count: PathTile.width)
  private var inverse = [Double](repeating: 0, count: PathTile.width)
  /// The same without signs: what rounding is measured by.
  private var turnover = [Double](repeating: 0, count: PathTile.width)
  /// The largest distance, by the turnover.
  private var largest = 0.0

  init(_ name: String, start: Double, stepYears: Double) {
    self.name = name
    self.start = start
    self.stepYears = stepYears
  }

  /// Sees a step of a tile: the rates and the log ratios after it, and what contracts have paid.
  mutating func see(
    isFirst: Bool, rates after: [Double], logRatios afterwards: [Double], paid: [Double], inversePaid: [Double]
  ) {
    for path in rates.indices {
      if isFirst { (rates[path], logRatios[path], linear[path], inverse[path], turnover[path]) = (start, 0, 0, 0, 0) }
      let payment = rates[path] * stepYears
      let ratio = logRatios[path].exponential
      linear[path] += payment * ratio
      inverse[path] += payment / ratio
      turnover[path] += abs(payment) * max(ratio, 1 / ratio)
      (rates[path], logRatios[path]) = (after[path], afterwards[path])
      let distance = max(abs(paid[path] - linear[path]), abs(inversePaid[path] - inverse[path]))
      if distance > 0 { largest = max(largest, distance / turnover[path]) }
    }
  }

  /// What it saw beside what the model asks for.
  var entry: AuditEntry { .never("funding paid beside rates and prices of \(name)", largest: largest) }
}
