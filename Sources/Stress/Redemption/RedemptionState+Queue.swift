extension RedemptionState {
  /// Pays the queue from its head, with the cash at hand and as much as the issuer can pay in this step.
  ///
  /// - Parameters:
  ///   - step: The number of the step.
  ///   - payout: The dollars that a token gets.
  ///   - record: What happens in it.
  mutating func pay(at step: Int, payout: Double, _ record: inout RedemptionStep) {
    var budget = min(cash, engine.payable[step])
    // What rounding leaves of a request is paid with it, so that nobody waits for it.
    let crumb = 1e-12 * outcome.supply
    // An issuer with nothing left pays nothing, rather than nothing for every token.
    while oldest <= step, budget > 0, payout > RedemptionEngine.resolution {
      let asked = requests[oldest]
      let affordable = budget / payout
      let isWhole = asked <= affordable + crumb
      let tokens = isWhole ? asked : affordable
      budget -= tokens * payout
      record.redeemed += tokens
      record.paid += tokens * payout
      queued = max(0, queued - tokens)
      take(tokens, payout: payout, steps: step - oldest)
      requests[oldest] = isWhole ? 0 : asked - tokens
      guard isWhole else { break }
      oldest += 1
    }
    cash -= record.paid
    if oldest > step { queued = 0 }
    if !engine.issuer.redemption.queue { lapse(at: step) }
  }

  /// Takes down who was paid.
  private mutating func take(_ tokens: Double, payout: Double, steps: Int) {
    guard tokens > 0 else { return }
    let days = Double(steps) * engine.stepSeconds / 86_400
    if steps == 0 {
      outcome.prompt.tokens += tokens
      outcome.prompt.dollars += tokens * payout
    } else {
      outcome.waited.tokens += tokens
      outcome.waited.dollars += tokens * payout
    }
    outcome.tokenDays += tokens * days
    if tokens > outcome.trace { outcome.longestWaitDays = max(outcome.longestWaitDays, days) }
  }

  /// Gives up the requests that were not paid.
  private mutating func lapse(at step: Int) {
    resting += queued
    queued = 0
    for place in oldest..<max(oldest, step + 1) { requests[place] = 0 }
    oldest = step + 1
  }
}

extension RedemptionState {
  /// The path from its start to its end, step by step.
  ///
  /// - Parameters:
  ///   - path: Its number.
  ///   - ratio: The price of an asset over its price at the start, at the end of a step from 1.
  /// - Returns: What happens.
  /// - Throws: ``RedemptionError`` where a price is not finite or value is not conserved.
  mutating func story(
    path: Int, ratio: (_ step: Int, _ asset: Int) -> Double
  ) throws(RedemptionError) -> RedemptionStory {
    var story = RedemptionStory(tiers: engine.issuer.reserves.map(\.name), outcome: outcome)
    try follow(path: path, ratio: ratio) { record, state in
      story.steps.append(record)
      story.tierValues.append(state.tiers.map(\.value))
    }
    story.outcome = outcome
    return story
  }

  /// The path from its start to its end.
  ///
  /// - Parameters:
  ///   - path: Its number.
  ///   - ratio: The price of an asset over its price at the start, at the end of a step from 1.
  ///   - observe: Is shown every step and the state after it.
  /// - Throws: ``RedemptionError`` where a price is not finite or value is not conserved.
  mutating func follow(
    path: Int, ratio: (_ step: Int, _ asset: Int) -> Double,
    observe: (RedemptionStep, borrowing RedemptionState) -> Void
  ) throws(RedemptionError) {
    start(path: path)
    for step in 1...engine.steps {
      for asset in ratios.indices {
        ratios[asset] = ratio(step, asset)
        guard ratios[asset].isFinite else { throw .overflow(path: path, step: step) }
      }
      let record = advance(to: step)
      guard isConserved(record) else { throw .notConserved(path: path, step: step, residual: record.residual) }
      observe(record, self)
    }
  }
}
