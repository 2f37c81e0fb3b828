internal import Liquidation
internal import Numerics

extension RedemptionState {
  /// A tier in the market of a step: its price, what its earlier sales left of it, what is returned, what is paid in.
  mutating func move(_ number: Int, at step: Int, _ record: inout RedemptionStep) {
    let terms = engine.tiers[number]
    var tier = tiers[number]
    if let asset = terms.asset {
      let price = terms.price * ratios[asset]
      record.marketGain += (tier.units + tier.frozen) * (price - tier.price) * tier.factor
      if let elasticity = terms.elasticity, price > 0, tier.price > 0 {
        tier.variance = elasticity.variance(tier.variance, after: (price / tier.price).logarithm)
        tier.depth = elasticity.multiplier(variance: tier.variance)
      }
      tier.price = price
    }
    if let curve = terms.curve {
      tier.passing *= terms.decay
      let factor = curve.factor(at: tier.sold)
      record.impactGain += (tier.units + tier.frozen) * tier.price * (factor - tier.factor)
      tier.factor = factor
    }
    if tier.frozen > 0, step >= terms.returnStep {
      let lost = tier.frozen * (1 - terms.returned)
      record.writeOff += lost * tier.price * tier.factor
      tier.units += tier.frozen - lost
      tier.frozen = 0
    }
    if terms.delay > 0, step > terms.delay {
      let slot = terms.ringStart + step % terms.delay
      record.settled += ring[slot]
      cash += ring[slot]
      pending = max(0, pending - ring[slot])
      tier.pending = max(0, tier.pending - ring[slot])
      ring[slot] = 0
    }
    tiers[number] = tier
  }

  /// Sells for what the queue is owed and for the buffer, tier by tier.
  ///
  /// A tier that is cash at once is sold for what the issuer can pay in this step and has not at hand, unless an earlier tier
  /// is to pay it in. A slower one is sold for what the issuer can pay until its cash is there, less all that is at hand or
  /// to come and what earlier tiers hold that is cash at once.
  mutating func raise(at step: Int, payout: Double, _ record: inout RedemptionStep) {
    let owed = queued * payout
    var short = shortOfBuffer(owed: owed)
    var (awaited, ready) = (0.0, 0.0)
    for (number, terms) in engine.tiers.enumerated() {
      let isPrompt = terms.delay == 0
      let due =
        isPrompt
        ? min(owed, engine.payable[step]) - cash - awaited
        : max(short, min(owed, terms.payable) - cash - pending - min(ready, owed))
      let need = min(due, terms.limits[step])
      let raised = need > 0 && tiers[number].units > 0 ? sell(number, for: need, &record) : 0
      if isPrompt {
        cash += raised
        ready += min(usable(number), terms.largestDaily)
      } else {
        pending += raised
        short -= raised
        tiers[number].pending += raised
        awaited += tiers[number].pending
        // What comes after the last step stays to come.
        if terms.delay <= engine.steps { ring[terms.ringStart + step % terms.delay] += raised }
      }
    }
  }

  /// What a tier's units would raise at its price, whatever the size of the sale.
  private func usable(_ number: Int) -> Double {
    tiers[number].units * tiers[number].price * tiers[number].factor * engine.tiers[number].kept
  }

  /// The dollars that are short of the buffer, beyond what is owed: cash at hand and to come and what is cash at once, at
  /// today's prices; 0 without a buffer.
  private func shortOfBuffer(owed: Double) -> Double {
    let buffer = engine.issuer.redemption.buffer
    guard buffer > 0 else { return 0 }
    var sum = cash + pending
    for (number, terms) in engine.tiers.enumerated() where terms.delay == 0 { sum += usable(number) }
    return owed + buffer - sum
  }

  /// Sells as many units of a tier as raise some dollars, or all of them.
  ///
  /// - Returns: The dollars raised.
  private mutating func sell(_ number: Int, for need: Double, _ record: inout RedemptionStep) -> Double {
    let terms = engine.tiers[number]
    var tier = tiers[number]
    let price = tier.price * terms.kept
    guard price > 0 else { return 0 }
    let mark = tier.price * tier.factor
    var (quantity, raised) = (tier.units, 0.0)
    if let curve = terms.curve {
      // A market of m times the depth trades q as one of the usual depth trades q / m, m times over.
      let scale = tier.depth
      let part = curve.quantity(raising: need / price / scale, from: tier.sold, atMost: tier.units / scale)
      raised = price * scale * curve.proceeds(from: tier.sold, selling: part)
      quantity = min(tier.units, part * scale)
      tier.lasting += quantity * terms.permanentShare
      tier.passing += quantity * (1 - terms.permanentShare)
      let factor = curve.factor(at: tier.sold)
      record.impactGain += (tier.units - quantity + tier.frozen) * tier.price * (factor - tier.factor)
      tier.factor = factor
    } else {
      quantity = min(quantity, need / price)
      raised = price * quantity
    }
    tier.units -= quantity
    tiers[number] = tier
    record.proceeds += raised
    record.saleLoss += quantity * mark - raised
    return raised
  }
}

extension DepthCurve {
  /// The units whose sale raises an amount, or all there are; to 1e-12 of the amount.
  ///
  /// Proceeds are concave, so a chord between two quantities on either side of the answer leads to it: Illinois' regula
  /// falsi (Dowell and Jarratt 1971, "A modified regula falsi method for computing the root of an equation", BIT 11,
  /// doi:10.1007/BF01934364).
  /// - Parameters:
  ///   - amount: In units of the quiet price, above 0.
  ///   - sold: What is sold and not taken in before.
  ///   - units: How many there are.
  /// - Returns: The units.
  fileprivate func quantity(raising amount: Double, from sold: Double, atMost units: Double) -> Double {
    var (low, below) = (0.0, -amount)
    var (high, above) = (units, proceeds(from: sold, selling: units) - amount)
    guard above > 0 else { return units }
    var side = 0
    for _ in 0..<100 {
      let middle = (low * above - high * below) / (above - below)
      let excess = proceeds(from: sold, selling: middle) - amount
      if excess.magnitude <= 1e-12 * amount { return middle }
      if excess < 0 {
        (low, below) = (middle, excess)
        if side < 0 { above /= 2 }
        side = -1
      } else {
        (high, above) = (middle, excess)
        if side > 0 { below /= 2 }
        side = 1
      }
    }
    return high
  }
}
