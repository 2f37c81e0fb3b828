import Foundation
import Liquidation
import Stress

/// The rules of a redemption run again, as plainly as they can be said: lists that grow, one bill per sale, one request per
/// step, bisection in the place of chords.
struct RedemptionTwin {
  var (tokensPaid, dollarsPaid, reserves, longestWait) = (0.0, 0.0, 0.0, 0)
  var resting: Double
  var discounts: [Double] = []
  var queue: [(step: Int, tokens: Double)] = []

  init(_ run: RandomRun) throws {
    let (issuer, dt) = (run.issuer, run.stepSeconds)
    let names = issuer.reserves.map(\.asset).reduce(into: [String]()) {
      if $1 != "USD" && !$0.contains($1) { $0.append($1) }
    }
    let curves = try issuer.reserves.map { try $0.depth?.curve(price: RandomRun.prices[$0.asset] ?? 1) }
    resting = issuer.supply
    var (cash, bills) = (0.0, [(tier: Int, due: Double, dollars: Double)]())
    var units: [Double] = [], frozen: [Double] = [], sold = issuer.reserves.map { _ in (passing: 0.0, lasting: 0.0) }
    for tier in issuer.reserves {
      var all = 0.0
      switch tier.amount {
      case .units(let count): all = count
      case .dollars(let dollars): all = dollars / (RandomRun.prices[tier.asset] ?? 1)
      }
      units.append(all * (1 - (tier.frozen?.share ?? 0)))
      frozen.append(all * (tier.frozen?.share ?? 0))
    }
    var backing = 0.0
    func open(_ windows: [TimeWindow], _ end: Double) -> Double {
      dt - windows.map { max(0, min(end, $0.untilSeconds) - max(end - dt, $0.fromSeconds)) }.reduce(0, +)
    }
    for (row, ratios) in run.ratios.enumerated() {
      let (step, now) = (row + 1, Double(row + 1) * dt)
      let prices = issuer.reserves.map { tier in
        names.firstIndex(of: tier.asset).map { ratios[$0] * (RandomRun.prices[tier.asset] ?? 1) } ?? 1
      }
      for (n, tier) in issuer.reserves.enumerated() {
        if let depth = tier.depth { sold[n].passing *= pow(0.5, dt / depth.recoveryHalfLifeSeconds) }
        if let ice = tier.frozen, now >= ice.untilSeconds - 1e-6 {
          units[n] += frozen[n] * ice.returned
          frozen[n] = 0
        }
      }
      cash += bills.filter { $0.due <= now + 1e-6 }.map(\.dollars).reduce(0, +)
      bills.removeAll { $0.due <= now + 1e-6 }
      func mark(_ n: Int) -> Double { prices[n] * (curves[n]?.factor(at: sold[n].passing + sold[n].lasting) ?? 1) }
      func worth(feared: Bool) -> Double {
        issuer.reserves.indices.map { n in
          (units[n] + frozen[n] * (feared ? 1 - (issuer.reserves[n].frozen?.feared ?? 0) : 1)) * mark(n)
        }.reduce(cash + bills.map(\.dollars).reduce(0, +), +)
      }
      let waiting = queue.map(\.tokens).reduce(0, +)
      let out = resting + waiting
      var wait = 0.0
      for window in issuer.redemption.closed where now >= window.fromSeconds && now < window.untilSeconds {
        wait = window.untilSeconds - now
      }
      if let head = queue.first {
        if let limit = issuer.redemption.dailyLimit { wait += waiting / limit * 86_400 }
        wait = max(
          wait, (head.step + 1..<step + 1).map { open(issuer.redemption.closed, Double($0) * dt) }.reduce(0, +))
      }
      let lost = 1 - min(1, worth(feared: true) / out)
      // So few tokens are left that nobody prices them.
      let gone = out <= 1e-9 * issuer.supply
      let discount = gone ? 0 : min(1, lost + issuer.holders.queueSensitivity * wait / 86_400)
      discounts.append(discount)
      let speed = min(
        issuer.holders.most,
        issuer.holders.base + issuer.holders.slope * max(0, discount - issuer.holders.threshold))
      let payout =
        (1 - issuer.redemption.fee)
        * (issuer.redemption.payout == .par ? 1 : min(1, gone ? backing : worth(feared: false) / out))
      let asked = resting * (1 - exp(-speed * dt / 86_400))
      resting -= asked
      queue.append((step, asked))
      let owed = queue.map(\.tokens).reduce(0, +) * payout
      let openNow = open(issuer.redemption.closed, now)
      let payable = openNow < 1e-6 ? 0 : issuer.redemption.dailyLimit.map { $0 * openNow / 86_400 } ?? .infinity
      func usable(_ n: Int) -> Double { units[n] * mark(n) * (1 - issuer.reserves[n].haircut) }
      let prompt = issuer.reserves.indices.filter { issuer.reserves[$0].settlementSeconds == 0 }
      var short = -Double.infinity
      if issuer.redemption.buffer > 0 {
        short = owed + issuer.redemption.buffer - cash - bills.map(\.dollars).reduce(0, +)
        short -= prompt.map(usable).reduce(0, +)
      }
      for (n, tier) in issuer.reserves.enumerated() {
        let delay = (tier.settlementSeconds / dt).rounded(.up)
        let door = open(tier.closed, now)
        let passes = door < 1e-6 ? 0 : tier.dailyLimit.map { $0 * door / 86_400 } ?? .infinity
        var need: Double
        if delay == 0 {
          need = min(owed, payable) - cash - bills.filter { $0.tier < n }.map(\.dollars).reduce(0, +)
        } else {
          need = min(owed, issuer.redemption.dailyLimit.map { $0 * (delay + 1) * dt / 86_400 } ?? .infinity)
          need -= cash + bills.map(\.dollars).reduce(0, +)
          let ready = prompt.filter { $0 < n }.map { min(usable($0), issuer.reserves[$0].dailyLimit ?? .infinity) }
          need = max(short, need - min(owed, ready.reduce(0, +)))
        }
        need = min(need, passes)
        guard need > 0 else { continue }
        func raise(_ quantity: Double) -> Double {
          prices[n] * (1 - tier.haircut)
            * (curves[n]?.proceeds(from: sold[n].passing + sold[n].lasting, selling: quantity) ?? quantity)
        }
        var (low, high) = (0.0, units[n])
        if raise(high) > need {
          for _ in 0..<200 {
            let middle = (low + high) / 2
            if raise(middle) < need { low = middle } else { high = middle }
          }
        }
        let raised = raise(high)
        units[n] -= high
        sold[n].passing += high * (1 - (tier.depth?.permanentShare ?? 0))
        sold[n].lasting += high * (tier.depth?.permanentShare ?? 0)
        if delay > 0 { short -= raised }
        if delay == 0 { cash += raised } else { bills.append((n, now + delay * dt, raised)) }
      }
      var budget = min(cash, payable)
      while payout > 1e-9, let head = queue.first, budget > 0 {
        let tokens = min(head.tokens, budget / payout)
        budget -= tokens * payout
        cash -= tokens * payout
        tokensPaid += tokens
        dollarsPaid += tokens * payout
        longestWait = max(longestWait, tokens > 1e-9 * issuer.supply ? step - head.step : 0)
        queue[0].tokens -= tokens
        if queue[0].tokens > 1e-12 * issuer.supply { break }
        queue.removeFirst()
      }
      queue.removeAll { $0.tokens == 0 }
      if !issuer.redemption.queue {
        resting += queue.map(\.tokens).reduce(0, +)
        queue = []
      }
      reserves = worth(feared: false)
      let left = resting + queue.map(\.tokens).reduce(0, +)
      if left > 1e-9 * issuer.supply { backing = reserves / left }
    }
    if let head = queue.first, queue.map(\.tokens).reduce(0, +) > 1e-9 * issuer.supply {
      longestWait = max(longestWait, run.ratios.count - head.step)
    }
  }
}
