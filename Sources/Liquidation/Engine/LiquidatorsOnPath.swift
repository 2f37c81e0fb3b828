/// The liquidators on one path: what capital is free, what comes back when, and how many liquidations still fit.
struct LiquidatorsOnPath: Sendable {
  /// The dollars that are free; infinite where capital is no matter.
  private(set) var free: Double
  /// The dollars that come back, the first first.
  private var locked: [(seconds: Double, dollars: Double)] = []
  private var nextReturn = 0
  /// What is still to come back, dollars.
  private var bound = 0.0
  /// How many liquidations still fit.
  private var room: Double
  private var seconds = 0.0

  init(_ rule: LiquidatorRule) {
    free = rule.capital ?? .infinity
    room = 0
  }

  /// Lets time pass: capital comes back, and blocks have room again.
  mutating func pass(to seconds: Double, _ setup: LiquidationSetup, gasMultiple: Double) {
    let rule = setup.liquidity.liquidators
    while nextReturn < locked.count, locked[nextReturn].seconds <= seconds {
      free += locked[nextReturn].dollars
      bound -= locked[nextReturn].dollars
      nextReturn += 1
    }
    if let perHour = rule.perHour {
      let perLook = perHour * setup.liquidity.lookSeconds / 3_600 * setup.liquidity.gas.room(at: gasMultiple)
      // Blocks that nobody filled are gone: no more is saved up than one look's, or than one whole liquidation.
      room = min(room + perLook * max(1, (seconds - self.seconds) / setup.liquidity.lookSeconds), max(1, perLook))
    } else {
      room = .infinity
    }
    self.seconds = seconds
  }

  /// Whether another liquidation fits.
  var hasRoom: Bool { room >= 1 - 1e-9 }

  /// Whether capital is still to come back.
  var isWaitingForCapital: Bool { nextReturn < locked.count }

  /// Uses room and capital.
  ///
  /// - Parameters:
  ///   - cost: The dollars put to work.
  ///   - result: What they bring, dollars, which comes back after a while.
  ///   - rule: Who the liquidators are.
  mutating func use(cost: Double, bringing result: Double, _ rule: LiquidatorRule) {
    room -= 1
    guard rule.capital != nil else { return }
    free -= cost
    if rule.returnSeconds > 0 {
      locked.append((seconds + rule.returnSeconds, result))
      bound += result
    } else {
      free += result
    }
  }

  /// The dollars that belong to the liquidators, free or not; nil where capital is no matter.
  var capital: Double? { free < .infinity ? free + bound : nil }
}
