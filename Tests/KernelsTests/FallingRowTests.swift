import Kernels
import Testing

@Suite("Rows that fall at one step against the first falls of one step")
struct FallingRowTests {
  @Test("the same rows and paths are found, at every level", arguments: levels, [1, 3, 20, 41])
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
    var (found, masks) = ([Int32](repeating: 0, count: 400), [UInt16](repeating: 0, count: 400))
    let count = level.fallingRows(of: chosen, in: table, on: prices, found: &found, masks: &masks)
    var expected: [(row: Int32, mask: UInt16)] = []
    for row in chosen {
      let mask = (0..<width).reduce(into: UInt16(0)) { mask, lane in
        if steps[row * width + lane] != 0 { mask |= 1 << lane }
      }
      if mask != 0 { expected.append((Int32(row), mask)) }
    }
    #expect(count > 20 && count < chosen.count - 20)
    #expect(Array(found[..<count]) == expected.map(\.row))
    #expect(Array(masks[..<count]) == expected.map(\.mask))
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
      #expect(level.fallingRows(of: 0..<2, in: table, on: prices, found: &found, masks: &masks) == 0)
      #expect(level.fallingRows(of: 1..<1, in: table, on: prices, found: &found, masks: &masks) == 0)
    }
  }
}
