internal import Numerics

/// The market on one path: where prices would stand without our sales, what was sold, and where they stand.
///
/// Each asset has a place for the market of the asset itself and, behind all of them, one for the book of contracts on it.
struct MarketOnPath: Sendable {
  /// The price that each asset would have without what was sold into it, dollars.
  private(set) var quiet: [Double]
  /// What everybody sees: the quiet price times ``factor(_:)``, and for a backed token at most its backing.
  private(set) var price: [Double]
  /// What was sold, by place.
  private var traded: [TradedPlace]
  private var variance: [Double]
  /// The units of backed tokens that are out, and what stands behind them.
  private(set) var supplies: [Double]
  private(set) var reserves: [[Double]]
  /// Which backed tokens stood so low at the last look that their issuers defend them.
  private var areDefended: [Bool]
  /// The multiple of the usual cost of gas.
  private(set) var gasMultiple = 1.0
  /// The seconds of the last move.
  private(set) var seconds = 0.0

  init(_ setup: LiquidationSetup) {
    let count = setup.assets.count
    quiet = setup.today
    price = setup.today
    traded = Array(repeating: TradedPlace(depth: setup.depthMultiple), count: 2 * count)
    variance = setup.volatilities.map { $0 * $0 }
    supplies = setup.backed.map(\.supply)
    reserves = setup.backed.map { $0.reserves.map(\.units) }
    areDefended = setup.backed.map { _ in false }
    applyBacking(setup)
  }

  /// The price over the quiet price after what was sold into a place.
  @inline(__always)
  func factor(_ place: Int) -> Double { traded[place].factor }

  /// What was sold into a place and is still to recover, in units of a usual day's depth; negative, bought.
  @inline(__always)
  func transient(_ place: Int) -> Double { traded[place].transient }

  /// What it costs to send a liquidation now, dollars.
  func gas(_ setup: LiquidationSetup) -> Double { setup.gasDollars * gasMultiple }

  /// Whether any price stands away from its quiet price.
  var isMoved: Bool { traded.contains { $0.factor != 1 } }

  /// Lets time pass: what was sold recovers, by its half-life.
  mutating func pass(to seconds: Double, _ setup: LiquidationSetup) {
    let passed = seconds - self.seconds
    self.seconds = seconds
    guard passed > 0 else { return }
    var recovery = Recovery()
    for place in setup.deepPlaces where traded[place].isTraded {
      guard let placed = setup.depths[place] else { continue }
      recovery.pass(passed, placed)
      traded[place].recover(by: recovery, placed)
      refresh(place, placed, setup)
    }
    applyBacking(setup)
  }

  /// Moves the quiet prices to those of a step.
  ///
  /// - Parameters:
  ///   - seconds: The end of the step.
  ///   - prices: Quiet prices, dollars, above 0.
  ///   - first: The place of the first asset's among them.
  ///   - stride: How far the next asset's is from there.
  ///   - setup: The venues and their market.
  mutating func move(
    to seconds: Double, prices: [Double], from first: Int, every stride: Int, _ setup: LiquidationSetup
  ) {
    let stepSeconds = max(1e-9, setup.stepSeconds)
    var gasFall = 0.0
    for asset in quiet.indices {
      let next = prices[first + asset * stride]
      if setup.followsVolatility[asset] || setup.gasAsset == asset {
        let move = (next / quiet[asset]).logarithm
        if setup.gasAsset == asset { gasFall = -move }
        let yearly = move * move * (31_536_000 / stepSeconds)
        variance[asset] = setup.volatilityDecay * variance[asset] + (1 - setup.volatilityDecay) * yearly
      }
      quiet[asset] = next
    }
    gasMultiple = setup.liquidity.gas.multiple(after: gasFall)
    for place in setup.deepPlaces {
      let asset = place % quiet.count
      if setup.followsVolatility[asset], let rule = setup.depthRules[place] {
        traded[place].depth =
          setup.depthMultiple
          * rule.multiplier(volatility: variance[asset].squareRoot(), usual: setup.volatilities[asset])
      }
    }
    for asset in quiet.indices { price[asset] = setup.feedsBack ? quiet[asset] * factor(asset) : quiet[asset] }
    pass(to: seconds, setup)
    applyBacking(setup)
  }

  /// Sells units of what stands at a place.
  ///
  /// - Returns: Dollars: what they bring, fees taken off.
  mutating func sell(_ units: Double, _ place: Int, _ setup: LiquidationSetup) -> Double {
    let dollars = offer(for: units, place, setup)
    note(units, place, setup)
    return dollars
  }

  /// What units would bring, dollars.
  func proceeds(of units: Double, _ place: Int, _ setup: LiquidationSetup) -> Double {
    let unit = unitPrice(place)
    guard let curve = setup.curves[place] else { return unit * units }
    let (depth, sold) = (traded[place].depth, traded[place].sold)
    return unit * depth * curve.proceeds(from: sold, selling: units / depth)
  }

  /// What units would bring, dollars, remembered for a sale that may follow.
  @inline(__always)
  mutating func offer(for units: Double, _ place: Int, _ setup: LiquidationSetup) -> Double {
    guard let placed = setup.depths[place], let law = placed.law else { return proceeds(of: units, place, setup) }
    return unitPrice(place) * traded[place].proceeds(of: units, law, placed)
  }

  /// What the last of some units that are sold would bring, dollars after fees, remembered for a sale that may follow.
  @inline(__always)
  mutating func lastPrice(of units: Double, _ place: Int, _ setup: LiquidationSetup) -> Double {
    let unit = unitPrice(place)
    if let placed = setup.depths[place], let law = placed.law {
      return unit * traded[place].lastPrice(of: units, law, placed)
    }
    guard let curve = setup.curves[place] else { return unit }
    return unit * (curve.kept * curve.factor(at: traded[place].sold + units / traded[place].depth))
  }

  /// Buys units of what stands at a place.
  ///
  /// - Returns: Dollars: what they cost, fees on top.
  mutating func buy(_ units: Double, _ place: Int, _ setup: LiquidationSetup) -> Double {
    let dollars = cost(of: units, place, setup)
    note(-units, place, setup)
    return dollars
  }

  /// What units would cost, dollars; infinite where the market does not hold as many.
  @inline(__always)
  func cost(of units: Double, _ place: Int, _ setup: LiquidationSetup) -> Double {
    let unit = unitPrice(place)
    guard let curve = setup.curves[place] else { return unit * units }
    let (depth, sold) = (traded[place].depth, traded[place].sold)
    return unit * depth * curve.cost(from: sold, buying: units / depth)
  }

  /// The most units that can be sold while the last of them brings at least a price, dollars after fees.
  @inline(__always)
  func sellable(downTo least: Double, _ place: Int, _ setup: LiquidationSetup) -> Double {
    let unit = unitPrice(place)
    guard let curve = setup.curves[place] else { return unit >= least ? .infinity : 0 }
    return traded[place].depth * curve.quantity(from: traded[place].sold, untilNet: least / unit)
  }

  /// The most units that can be bought while the last of them costs at most a price, dollars with fees.
  func buyable(upTo most: Double, _ place: Int, _ setup: LiquidationSetup) -> Double {
    let unit = unitPrice(place)
    guard let curve = setup.curves[place] else { return unit <= most ? .infinity : 0 }
    return traded[place].depth * curve.purchase(from: traded[place].sold, untilGross: most / unit)
  }

  /// What a unit at a place would bring if nothing had been sold into it.
  ///
  /// The book of contracts stands on the price of the asset. A backed token is sold at no more than its backing.
  @inline(__always)
  func unitPrice(_ place: Int) -> Double {
    guard place < quiet.count else { return price[place - quiet.count] }
    let factor = traded[place].factor
    return factor > 0 && price[place] < quiet[place] * factor ? price[place] / factor : quiet[place]
  }

  private mutating func note(_ units: Double, _ place: Int, _ setup: LiquidationSetup) {
    guard let placed = setup.depths[place], units != 0 else { return }
    traded[place].note(units, placed)
    refresh(place, placed, setup)
    applyBacking(setup)
  }

  private mutating func refresh(_ place: Int, _ placed: PlacedDepth, _ setup: LiquidationSetup) {
    let sold = traded[place].sold
    var factor = 1.0
    if sold != 0 {
      if let law = placed.law {
        factor = traded[place].factor(law)
      } else if let curve = setup.curves[place] {
        factor = curve.factor(at: sold)
      }
    }
    traded[place].factor = factor
    guard place < quiet.count else { return }
    price[place] = setup.feedsBack ? quiet[place] * factor : quiet[place]
  }
}

extension MarketOnPath {
  /// Caps the prices of backed tokens by what stands behind them; a token may back the next one of the list.
  private mutating func applyBacking(_ setup: LiquidationSetup) {
    for (number, token) in setup.backed.enumerated() {
      var (behind, own) = (0.0, 0.0)
      for (place, reserve) in token.reserves.enumerated() {
        let units = reserves[number][place]
        if reserve.asset == token.asset { own += units } else { behind += units * price[reserve.asset] }
      }
      let full = setup.feedsBack ? quiet[token.asset] * factor(token.asset) : quiet[token.asset]
      let outside = supplies[number] - own
      price[token.asset] = outside > 0 ? min(full, behind / outside) : full
    }
  }

  /// Sells reserves of tokens that trade below a dollar by more than their issuers bear, and burns what that buys.
  ///
  /// - Returns: The dollars of reserves that were sold, at quiet prices, and what the buyers of reserves gained by slippage.
  mutating func defend(over passed: Double, _ setup: LiquidationSetup) -> (sold: Double, slippage: Double) {
    var (total, slippage) = (0.0, 0.0)
    for (number, token) in setup.backed.enumerated() {
      guard let defence = token.defence else { continue }
      // What has passed is a time of defence only where the price stood low before it.
      let wasDefended = areDefended[number]
      areDefended[number] = price[token.asset] < 1 - defence.discount
      guard wasDefended, areDefended[number] else { continue }
      // Buyers give tokens at what these stood at before reserves were sold for them.
      let unit = max(price[token.asset], 1e-9)
      let share = min(1, defence.perHour * passed / 3_600)
      for (place, reserve) in token.reserves.enumerated() where reserve.asset != token.asset {
        let units = reserves[number][place] * share
        guard units > 0 else { continue }
        let before = quiet[reserve.asset] * units
        reserves[number][place] -= units
        let dollars = sell(units, reserve.asset, setup)
        total += before
        slippage += before - dollars
        supplies[number] = max(supplies[number] - dollars / unit, supplies[number] * 1e-6)
      }
      applyBacking(setup)
    }
    return (total, slippage)
  }
}
