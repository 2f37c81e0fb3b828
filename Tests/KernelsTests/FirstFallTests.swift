import Kernels
import Testing

@Suite("Health kernel against its slow twin")
struct FirstFallTests {
  private static let width = PathPrices.width

  /// Prices by step, asset and path.
  private static func prices(assets: Int, steps: Int, seed: UInt64 = 1) -> [[[Double]]] {
    let numbers = [Double].irregular(steps * assets * width, seed: seed)
    return (0..<steps).map { step in
      (0..<assets).map { asset in
        (0..<width).map { 1 + 0.3 * numbers[(step * assets + asset) * width + $0] }
      }
    }
  }

  private static func lanes(_ prices: [[[Double]]]) -> PathPrices {
    var lanes = PathPrices(assets: prices[0].count, steps: prices.count)
    for (step, row) in prices.enumerated() {
      for (asset, values) in row.enumerated() {
        lanes.set(asset: asset, step: step + 1, to: values, in: 0..<width)
      }
    }
    return lanes
  }

  /// The first step, from 1, and the value there; 0 and infinity where there is none.
  private static func twin(
    _ holdings: [(asset: Int, quantity: Double)], bound: Double, prices: [[[Double]]], path: Int
  ) -> (step: Int64, value: Double) {
    for (step, row) in prices.enumerated() {
      var value = 0.0
      for (asset, quantity) in holdings {
        let worth = row[asset][path] * quantity
        value += worth
      }
      if value < bound { return (Int64(step) + 1, value) }
    }
    return (0, .infinity)
  }

  /// Accounts of 0 to 7 holdings, debts that fail at once, late and never.
  private static func accounts(_ count: Int, assets: Int) -> [(
    holdings: [(asset: Int, quantity: Double)], bound: Double
  )] {
    let numbers = [Double].irregular(count * 8, seed: 9)
    return (0..<count).map { account in
      let holdings = (0..<account % 8).map { slot in
        (asset: (account * 7 + slot * 5) % assets, quantity: 1 + 0.9 * numbers[account * 8 + slot])
      }
      let worth = holdings.reduce(0) { $0 + $1.quantity }
      return (holdings, worth * [0.75, 0.9, 1.2, 0.1][account % 4])
    }
  }

  @Test(
    "every account, path, step and value is the twin's", arguments: levels,
    [(1, 1), (2, 3), (20, 72), (5, 7), (20, 23), (40, 11)])
  func falls(level: InstructionSet, shape: (assets: Int, steps: Int)) {
    let prices = Self.prices(assets: shape.assets, steps: shape.steps)
    let accounts = Self.accounts(37, assets: shape.assets)
    var table = CollateralTable(assets: shape.assets)
    for account in accounts { table.append(holdings: account.holdings, bound: account.bound) }
    let chosen = 3..<36
    var steps = [Int64](repeating: -1, count: chosen.count * Self.width)
    var values = [Double](repeating: .nan, count: chosen.count * Self.width)
    level.firstFalls(of: chosen, in: table, on: Self.lanes(prices), steps: &steps, values: &values)
    for (place, account) in chosen.enumerated() {
      for path in 0..<Self.width {
        let (holdings, bound) = accounts[account]
        let expected = Self.twin(holdings, bound: bound, prices: prices, path: path)
        #expect(steps[place * Self.width + path] == expected.step)
        #expect(values[place * Self.width + path].bitPattern == expected.value.bitPattern)
      }
    }
  }

  @Test("chosen accounts fall as they do among all, in whatever order and room", arguments: levels)
  func chosen(level: InstructionSet) {
    let prices = Self.lanes(Self.prices(assets: 5, steps: 7))
    var table = CollateralTable(assets: 5)
    for account in Self.accounts(20, assets: 5) { table.append(holdings: account.holdings, bound: account.bound) }
    var steps = [Int64](repeating: -1, count: 20 * Self.width)
    var values = [Double](repeating: .nan, count: 20 * Self.width)
    level.firstFalls(of: 0..<20, in: table, on: prices, steps: &steps, values: &values)
    let chosen = [17, 2, 2, 9]
    var chosenSteps = [Int64](repeating: -1, count: 6 * Self.width)
    var chosenValues = [Double](repeating: .nan, count: 6 * Self.width)
    level.firstFalls(of: chosen, in: table, on: prices, steps: &chosenSteps, values: &chosenValues)
    for (place, account) in chosen.enumerated() {
      let (here, there) = (place * Self.width, account * Self.width)
      #expect(chosenSteps[here..<here + Self.width] == steps[there..<there + Self.width])
      #expect(chosenValues[here..<here + Self.width] == values[there..<there + Self.width])
    }
    #expect(chosenSteps[4 * Self.width] == -1)
  }

  @Test("prices and their extremes over the steps are those that were set")
  func extremes() {
    let prices = Self.prices(assets: 3, steps: 7)
    let lanes = Self.lanes(prices)
    var lows = [Double](repeating: 0, count: Self.width)
    var highs = lows
    for asset in 0..<3 {
      lanes.extremes(of: asset, lows: &lows, highs: &highs)
      for path in 0..<Self.width {
        let own = prices.map { $0[asset][path] }
        #expect(lows[path] == own.min() && highs[path] == own.max())
        #expect(lanes.price(asset: asset, step: 5, path: path) == own[4])
      }
    }
  }

  @Test("a value at the bound covers the debt, and the least below does not", arguments: levels)
  func bound(level: InstructionSet) {
    var lanes = PathPrices(assets: 1, steps: 2)
    lanes.set(asset: 0, step: 1, to: [3], in: 0..<1)
    lanes.set(asset: 0, step: 2, to: [2], in: 0..<1)
    var table = CollateralTable(assets: 1)
    for bound in [2.0, 2.0.nextUp, 3, 3.0.nextUp] { table.append(holdings: [(0, 1)], bound: bound) }
    var steps = [Int64](repeating: -1, count: 4 * Self.width)
    var values = [Double](repeating: .nan, count: 4 * Self.width)
    level.firstFalls(of: 0..<4, in: table, on: lanes, steps: &steps, values: &values)
    #expect((0..<4).map { steps[$0 * Self.width] } == [0, 2, 2, 1])
    #expect((0..<4).map { values[$0 * Self.width] } == [.infinity, 2, 2, 3])
  }

  @Test("where prices are fewer than paths the last of them stands for the rest", arguments: levels)
  func padding(level: InstructionSet) {
    var lanes = PathPrices(assets: 1, steps: 1)
    lanes.set(asset: 0, step: 1, to: [9, 1, 2, 3, 9], in: 1..<4)
    var table = CollateralTable(assets: 1)
    table.append(holdings: [(0, 2)], bound: 100)
    var steps = [Int64](repeating: -1, count: Self.width)
    var values = [Double](repeating: .nan, count: Self.width)
    level.firstFalls(of: 0..<1, in: table, on: lanes, steps: &steps, values: &values)
    #expect(values == [2, 4] + Array(repeating: 6, count: Self.width - 2))
  }

  @Test("a copy keeps its prices when the other is changed")
  func copies() {
    var lanes = PathPrices(assets: 1, steps: 1)
    lanes.set(asset: 0, step: 1, to: [3], in: 0..<1)
    let copy = lanes
    lanes.set(asset: 0, step: 1, to: [5], in: 0..<1)
    var table = CollateralTable(assets: 1)
    table.append(holdings: [(0, 1)], bound: 9)
    let values = [copy, lanes].map { prices in
      var (steps, values) = ([Int64](repeating: 0, count: 16), [Double](repeating: 0, count: 16))
      InstructionSet.best.firstFalls(of: 0..<1, in: table, on: prices, steps: &steps, values: &values)
      return values[0]
    }
    #expect(values == [3, 5])
  }

  @Test("no accounts give nothing", arguments: levels)
  func none(level: InstructionSet) {
    var (steps, values) = ([Int64](), [Double]())
    level.firstFalls(
      of: 0..<0, in: CollateralTable(assets: 1), on: PathPrices(assets: 1, steps: 1), steps: &steps, values: &values)
    #expect(steps.isEmpty && values.isEmpty)
  }

  @Test("an asset that the table does not have traps")
  func unknownAsset() async {
    await #expect(processExitsWith: .failure) {
      var table = CollateralTable(assets: 2)
      table.append(holdings: [(2, 1)], bound: 1)
    }
  }

  @Test("results without room trap")
  func noRoom() async {
    await #expect(processExitsWith: .failure) {
      var table = CollateralTable(assets: 1)
      table.append(holdings: [(0, 1)], bound: 1)
      var (steps, values) = ([Int64](repeating: 0, count: 8), [Double](repeating: 0, count: 16))
      InstructionSet.baseline.firstFalls(
        of: 0..<1, in: table, on: PathPrices(assets: 1, steps: 1), steps: &steps, values: &values)
    }
  }
}
