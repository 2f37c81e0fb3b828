import Kernels
import Testing

@Suite("Rows that fall at one step against the first falls of one step")
struct FallingRowTests {
  @Test("the same rows and paths are found but for known ones, at every level", arguments: levels, [1, 3, 20, 41])
  func agrees(level: InstructionSet, assets: Int) {
    let width = PathPrices.width
    let numbers = [Double].irregular(assets * width, seed: 3)
    var prices = PathPrices(assets: assets, steps: 1)
    for asset in 0..<assets {
      prices.set(
        asset: asset, step: 1, to: (0..<width).map { 1 + 0.3 * numbers[asset * width + $0] }, in: 0..<width)
    }
    var table = CollateralTable(assets: assets)
    let draws = [Double].irregular(400 * 8, seed: 11)
    for account in 0..<400 {
      let holdings = (0..<account % 8).map { slot in
        (asset: (account * 7 + slot * 5) % assets, quantity: draws[account * 8 + slot])
      }
      table.append(holdings: holdings, bound: [0.3, -0.2, 0, 1.5][account % 4] * draws[account * 8 + 7])
    }
    var steps = [Int64](repeating: 0, count: 400 * width)
    var values = [Double](repeating: 0, count: 400 * width)
    level.firstFalls(of: 0..<400, in: table, on: prices, steps: &steps, values: &values)
    let chosen = 13..<391
    // Nobody, some, all but one and all paths are known of an account.
    let known = (0..<400).map { [0, 0x5A3C, 0xFFFE, 0xFFFF, 0x8000, 0][$0 % 6] as UInt16 }
    let row = (0..<assets).flatMap { asset in (0..<width).map { prices.price(asset: asset, step: 1, path: $0) } }
    let nearBounds = table.bounds.map { $0 + 0.1 * abs($0) }
    var counts: [Int] = []
    for bounds in [table.bounds, nearBounds] {
      var (found, masks) = ([Int32](repeating: 0, count: 400), [UInt16](repeating: 0, count: 400))
      let count = level.fallingRows(
        of: chosen, in: table, below: bounds, except: known, on: prices, found: &found, masks: &masks)
      var expected: [(row: Int32, mask: UInt16)] = []
      for account in chosen {
        var mask = UInt16(0)
        for lane in 0..<width where known[account] >> lane & 1 == 0 {
          let isBelow = table.value(of: account, at: row, path: lane) < bounds[account]
          if isBelow { mask |= 1 << lane }
          if bounds == table.bounds { #expect(isBelow == (steps[account * width + lane] != 0)) }
        }
        if mask != 0 { expected.append((Int32(account), mask)) }
      }
      #expect(count > 20 && count < chosen.count - 20)
      #expect(expected.contains { known[Int($0.row)] != 0 })
      #expect(Array(found[..<count]) == expected.map(\.row))
      #expect(Array(masks[..<count]) == expected.map(\.mask))
      counts.append(count)
    }
    #expect(counts[0] < counts[1])
  }

  @Test("a value at its bound is not below it, and no account is no row")
  func edges() {
    var prices = PathPrices(assets: 1, steps: 1)
    prices.set(asset: 0, step: 1, to: Array(repeating: 2, count: 16), in: 0..<16)
    var table = CollateralTable(assets: 1)
    table.append(holdings: [(0, 1.5)], bound: 3)
    table.append(holdings: [], bound: 0)
    var (found, masks) = ([Int32](repeating: 0, count: 2), [UInt16](repeating: 0, count: 2))
    for level in levels {
      for accounts in [0..<2, 1..<1] {
        let count = level.fallingRows(
          of: accounts, in: table, below: table.bounds, except: [0, 0], on: prices, found: &found, masks: &masks)
        #expect(count == 0)
      }
    }
  }
}
