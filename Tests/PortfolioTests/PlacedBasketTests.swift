import Kernels
import Portfolio
import Testing

@Suite("Positions")
struct PlacedBasketTests {
  private static let market = ["BTC", "ETH", "SOL", "USDC", "LINK"]

  /// Price ratios that look irregular, a column of `width` per asset.
  private static func priceRatios(width: Int) -> [Double] {
    (0..<market.count * width).map { 0.5 + Double($0 * 7_919 % 1_009) / 1_009 }
  }

  @Test("a position knows its assets by their places")
  func places() throws {
    let basket = try Basket(name: "Blue", holdings: [("USDC", 0.25), ("BTC", 0.75)])
    let position = try PlacedBasket(basket, in: Self.market)
    #expect(position.assets == [3, 0])
    #expect(position.weights == [0.25, 0.75])
    #expect(PlacedBasket(only: 2).assets == [2])
    #expect(PlacedBasket(only: 2).weights == [1])
  }

  @Test("the value is the weighted sum of the price ratios", arguments: InstructionSet.available, [1, 5, 8, 17, 256])
  func value(level: InstructionSet, width: Int) throws {
    let basket = try Basket(name: "Blue", holdings: [("LINK", 0.1), ("BTC", 0.2), ("SOL", 0.7)])
    let position = try PlacedBasket(basket, in: Self.market)
    let ratios = Self.priceRatios(width: width)
    var values = [Double](repeating: -9, count: width)
    position.value(priceRatios: ratios, width: width, instructionSet: level, into: &values)
    for path in 0..<width {
      var sum = 0.0
      for (asset, weight) in zip(position.assets, position.weights) { sum += weight * ratios[asset * width + path] }
      #expect(values[path] == sum)
    }
  }

  @Test("a position in one asset is worth that asset's ratio, and every position is worth 1 at the start")
  func plainValues() throws {
    var values = [Double](repeating: 0, count: 9)
    let ratios = Self.priceRatios(width: 9)
    PlacedBasket(only: 3).value(priceRatios: ratios, width: 9, instructionSet: .best, into: &values)
    #expect(values == Array(ratios[27..<36]))
    let basket = try Basket(name: "Blue", holdings: [("BTC", 0.5), ("ETH", 0.25), ("SOL", 0.25)])
    try PlacedBasket(basket, in: Self.market)
      .value(priceRatios: Array(repeating: 1, count: 45), width: 9, instructionSet: .best, into: &values)
    #expect(values == Array(repeating: 1, count: 9))
  }

  @Test("columns that are not there trap")
  func missingColumns() async {
    await #expect(processExitsWith: .failure) {
      var values = [0.0, 0]
      PlacedBasket(only: 1).value(priceRatios: [1, 1], width: 2, instructionSet: .baseline, into: &values)
    }
  }
}
