internal import MarketModel

/// Watches a token of a market that closes: that it stands still then, and what it moves by when the market is open.
struct TokenisedWatch: ClaimWatch {
  private let name: String
  private let column: Int
  private let calendar: TradingCalendar?
  private let volatility: Double
  private let variance: Double
  private let drift: Double
  private let mean: Double
  private let isNormal: Bool
  private let hasKnownTails: Bool
  /// What has gathered since the last open step.
  private var pending = (variance: 0.0, steps: 0.0)
  private var count = 0.0
  private var sum = 0.0
  private var squares = 0.0
  private var closedMove = 0.0
  private var largest = 0.0

  init(_ token: TokenisedAsset, _ context: ClaimContext) {
    name = context.claim.asset
    let driver = context.place(of: name)
    column = driver * PathTile.width
    // A simulation that is audited has been made, so its calendar fits.
    calendar = try? TradingCalendar(token, claim: name, grid: context.laws.grid)
    volatility = context.laws.model.volatility[driver]
    variance = context.laws.stepVariances[driver]
    drift = context.laws.stepDrifts[driver]
    mean = context.laws.meanLogReturn(of: driver)
    hasKnownTails = context.hasKnownTails
    isNormal = context.laws.model.dynamics == .gaussian
  }

  mutating func see(step: Int, before: [Double], after: [Double]) {
    guard let day = calendar?.day(step: step - 1) else { return }
    if step == 1 { pending = (0, 0) }
    pending = (pending.variance + day.variance, pending.steps + 1)
    let expected = pending.steps * drift - pending.variance * (drift - mean)
    let deviation = (pending.variance * variance).squareRoot()
    for place in 0..<PathTile.width {
      let move = after[column + place] - before[column + place]
      guard day.isOpen else {
        closedMove = max(closedMove, abs(move))
        continue
      }
      count += 1
      largest = max(largest, abs(move - expected))
      guard deviation > 0 else { continue }
      let distance = (move - expected) / deviation
      sum += distance
      squares += distance * distance
    }
    if day.isOpen { pending = (0, 0) }
  }

  var entries: [AuditEntry] {
    var entries = [AuditEntry.never("largest move while the market is closed \(name)", largest: closedMove)]
    guard count > 0 else { return entries }
    guard variance > 0 else { return entries + [.never("volatility over whole weeks \(name)", largest: largest)] }
    let quantity = "volatility over whole weeks \(name)"
    let realised = volatility * (squares / count).squareRoot()
    entries.append(
      isNormal
        ? AuditEntry(
          quantity, configured: volatility, distance: realised - volatility,
          standardError: volatility * (0.5 / count).squareRoot())
        : AuditEntry(quantity, configured: volatility, realised: realised, zScore: nil))
    guard hasKnownTails else { return entries }
    entries.append(
      AuditEntry(
        "mean distance from the expected log return \(name), in standard deviations", configured: 0,
        distance: sum / count, standardError: squares.squareRoot() / count))
    return entries
  }
}
