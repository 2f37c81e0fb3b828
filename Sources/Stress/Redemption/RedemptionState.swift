internal import Liquidation
internal import Numerics

/// The issuer on one path in the making: one thread's scratch, which is used for one path after the other.
struct RedemptionState {
  let engine: RedemptionEngine
  /// The price of each asset over its price at the start, as of the step that comes next.
  var ratios: [Double]
  /// How the path ends, as far as it is known.
  var outcome: RedemptionOutcome

  var tiers: [TierState]
  /// The cash to come, by tier and step in which it comes, round and round.
  var ring: [Double]
  var cash = 0.0
  var pending = 0.0

  /// What waits in the queue of each step's requests.
  var requests: [Double]
  /// The oldest step of which requests may wait.
  var oldest = 1
  var queued = 0.0
  /// The tokens that nobody asks dollars for.
  var resting = 0.0

  /// The reserves by the sum of what came and went.
  var balance = 0.0
  /// The largest reserves or supply so far, of which rounding is a share.
  var scale = 0.0

  /// What a tier is at a moment.
  struct TierState {
    var units = 0.0
    var frozen = 0.0
    /// Dollars per unit, without the issuer's own sales.
    var price = 0.0
    /// What its sales have left of the price.
    var factor = 1.0
    /// The cash that its sales are still to pay.
    var pending = 0.0
    /// What of the usual depth there is.
    var depth = 1.0
    /// The variance that the path has realised, per year.
    var variance = 0.0
    /// Units sold that the market is still to take in.
    var passing = 0.0
    /// Units sold that it never will.
    var lasting = 0.0

    /// What is sold and not taken in, in units of the usual depth.
    var sold: Double { (passing + lasting) / depth }

    var value: Double { (units + frozen) * price * factor }
  }

  init(_ engine: RedemptionEngine) {
    self.engine = engine
    ratios = Array(repeating: 1, count: engine.assets.count)
    outcome = RedemptionOutcome(path: 0, supply: engine.issuer.supply)
    tiers = Array(repeating: TierState(), count: engine.tiers.count)
    ring = Array(repeating: 0, count: engine.ringSize)
    requests = Array(repeating: 0, count: engine.steps + 1)
  }

  /// Goes back to the start, on another path.
  mutating func start(path: Int) {
    let supply = engine.issuer.supply
    outcome = RedemptionOutcome(path: path, supply: supply)
    for (number, terms) in engine.tiers.enumerated() {
      tiers[number] = TierState(units: terms.units, frozen: terms.frozenUnits, price: terms.price)
      if let elasticity = terms.elasticity { tiers[number].variance = elasticity.usual }
    }
    for slot in ring.indices { ring[slot] = 0 }
    for step in requests.indices { requests[step] = 0 }
    (cash, pending, oldest, queued, resting) = (0, 0, 1, 0, supply)
    balance = reserves
    scale = max(balance, supply)
    outcome.backing = balance / supply
    outcome.leastBacking = outcome.backing
  }

  /// All tiers at their prices, cash at hand and to come.
  var reserves: Double { tiers.reduce(cash + pending) { $0 + $1.value } }

  var outstanding: Double { resting + queued }

  /// Whether so few tokens are left that they are rounding, and nobody prices them.
  var isWoundUp: Bool { outstanding <= outcome.trace }

  /// Dollars of reserves per token outstanding; what they were last where the issuer is wound up.
  func backing(_ reserves: Double) -> Double { isWoundUp ? outcome.backing : reserves / outstanding }

  /// The next step of the path, at whose end the prices are ``ratios``.
  ///
  /// - Parameter step: Its number, from 1.
  /// - Returns: What happens in it.
  mutating func advance(to step: Int) -> RedemptionStep {
    var record = RedemptionStep(step: step, seconds: Double(step) * engine.stepSeconds)
    for number in tiers.indices { move(number, at: step, &record) }
    price(at: step, &record)
    let reached = reserves
    let payout =
      (1 - engine.issuer.redemption.fee)
      * (engine.issuer.redemption.payout == .par ? 1 : min(1, backing(reached)))
    ask(at: step, &record)
    raise(at: step, payout: payout, &record)
    pay(at: step, payout: payout, &record)
    close(at: step, &record)
    return record
  }

  /// What the market takes a token to be worth, and how long a request now would wait.
  private mutating func price(at step: Int, _ record: inout RedemptionStep) {
    guard !isWoundUp else { return }
    let holders = engine.issuer.holders
    while oldest < step, requests[oldest] == 0 { oldest += 1 }
    var seconds = engine.secondsUntilOpen[step]
    if oldest < step {
      if let limit = engine.issuer.redemption.dailyLimit { seconds += queued / limit * 86_400 }
      seconds = max(seconds, engine.openSeconds[step] - engine.openSeconds[oldest])
    }
    record.queueDays = min(seconds, IssuerRule.longestSeconds) / 86_400
    var trusted = cash + pending
    for (tier, terms) in zip(tiers, engine.tiers) {
      trusted += (tier.units + tier.frozen * (1 - terms.feared)) * tier.price * tier.factor
    }
    let lost = 1 - min(1, backing(trusted))
    var discount = min(1, lost + holders.queueSensitivity * record.queueDays)
    if let place = engine.tokenPlace { discount = max(discount, 1 - ratios[place]) }
    // A share of a dollar that rounding alone can make is no reason to run.
    record.discount = discount > 1e-12 ? discount : 0
  }

  /// Requests at the speed of this step's discount: exact for a speed that stands still within the step.
  private mutating func ask(at step: Int, _ record: inout RedemptionStep) {
    let days = engine.stepSeconds / 86_400
    let asked = resting * -(-engine.issuer.holders.perDay(discount: record.discount) * days).exponentialMinusOne
    resting -= asked
    queued += asked
    requests[step] = asked
    record.requested = asked
  }

  /// Takes down what the step has come to.
  private mutating func close(at step: Int, _ record: inout RedemptionStep) {
    let reserves = reserves
    balance += record.marketGain + record.impactGain - record.writeOff - record.saleLoss - record.paid
    scale = max(scale, reserves)
    (record.cash, record.pending, record.reserves) = (cash, pending, reserves)
    (record.outstanding, record.queued, record.backing) = (outstanding, queued, backing(reserves))
    record.residual = reserves - balance
    outcome.add(record, stepSeconds: engine.stepSeconds, oldest: queued > outcome.trace ? oldest : nil)
  }

  /// Whether the reserves are what came and went, to rounding.
  func isConserved(_ record: RedemptionStep) -> Bool {
    record.residual.magnitude <= RedemptionEngine.resolution * scale
  }
}

extension RedemptionOutcome {
  /// The tokens, or dollars, up to which rounding alone may have made them.
  var trace: Double { RedemptionEngine.resolution * supply }

  /// Adds a step; of payments, the queue has already told whom they went to.
  fileprivate mutating func add(_ record: RedemptionStep, stepSeconds: Double, oldest: Int?) {
    saleLoss += record.saleLoss
    writeOff += record.writeOff
    marketGain += record.marketGain
    (reserves, outstanding, queued, backing) = (record.reserves, record.outstanding, record.queued, record.backing)
    leastBacking = min(leastBacking, record.backing)
    deepestDiscount = max(deepestDiscount, record.discount)
    if let oldest { longestWaitDays = max(longestWaitDays, Double(record.step - oldest) * stepSeconds / 86_400) }
    if depegStep == nil, record.discount > RedemptionEngine.depegDiscount { depegStep = record.step }
    if failureStep == nil, reserves <= trace, outstanding > trace { failureStep = record.step }
  }
}
