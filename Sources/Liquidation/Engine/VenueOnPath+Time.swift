internal import Margin
internal import Numerics

extension VenueOnPath {
  /// Lets debts grow to a moment.
  mutating func grow(to seconds: Double, over passed: Double, _ holdings: HoldingTable) {
    guard growths.count > 1 else { return }
    var fastest = 0.0
    for rate in growths.indices where holdings.rates[rate] != 0 {
      growths[rate] = (holdings.rates[rate] * seconds / 31_536_000).exponential
      fastest = max(fastest, holdings.rates[rate])
    }
    // The relative growth of a step is at most twice its logarithm while that is below 1.
    risen += 2 * fastest * passed / 31_536_000
  }

  /// Looks at the market: an answer per asset, and how far the answers have moved.
  mutating func observe(_ market: MarketOnPath, at seconds: Double, _ number: Int, _ setup: LiquidationSetup) {
    for asset in answers.indices {
      before[asset] = answers[asset]
      answers[asset] = market.price[setup.places[number][asset]]
    }
    for index in feeds.indices {
      let asset = feeds[index].asset
      let underlying = feeds[index].underlying.map { $0.ofBook ? answers[$0.place] : market.price[$0.place] }
      answers[asset] = feeds[index].feed.observe(price: answers[asset], at: seconds, underlying: underlying)
    }
    if let weight = setup.markWeights[number], setup.feedsBack {
      for asset in answers.indices {
        let factor = market.factor(setup.assets.count + setup.places[number][asset])
        if factor != 1 { answers[asset] *= 1 + weight * (factor - 1) }
      }
    }
    var (fall, rise) = (0.0, 0.0)
    let isPar = setup.venues[number].holdings.isPar
    for asset in answers.indices where !isPar[asset] {
      let answer = answers[asset]
      units[asset] = answer
      if answer < floors[asset] {
        fall = max(fall, 1 - answer / floors[asset])
        floors[asset] = answer
      } else if answer > ceilings[asset] {
        rise = max(rise, answer / ceilings[asset] - 1)
        ceilings[asset] = answer
      }
    }
    fallen += fall
    risen += rise
  }

  /// Copies what a unit of some assets counts, each times a factor, to places among other numbers.
  func copyUnits(
    _ assets: [Int], times factors: [Double], into others: inout [Double], from first: Int, every stride: Int
  ) {
    for place in assets.indices { others[first + place * stride] = units[assets[place]] * factors[place] }
  }

  /// Says what can still happen at the venue, and when.
  func tell(_ rest: inout VenueRest, at seconds: Double, _ rule: LiquidatorRule) {
    if !auctions.isEmpty || !vault.isEmpty { rest.isRestless = true }
    for index in feeds.indices {
      if let next = feeds[index].feed.nextChange(after: seconds) { rest.nextMoment = min(rest.nextMoment, next) }
    }
    if !waiting.isEmpty {
      for absence in rule.absences where absence.contains(seconds) {
        rest.nextMoment = min(rest.nextMoment, absence.untilSeconds)
      }
    }
    for slot in waiting {
      let account = accounts[Int(slot)]
      guard account.status == .waiting else { continue }
      rest.somebodyWaits = true
      let ready = max(account.since + rule.latencySeconds, account.readyAt)
      if ready > seconds {
        rest.nextMoment = min(rest.nextMoment, ready)
      } else if account.isChanged {
        rest.isRestless = true
      }
    }
  }
}
