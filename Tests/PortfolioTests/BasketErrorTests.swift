import Portfolio
import Testing

/// Holdings that make no basket, and the error that says why.
struct NoBasket: CustomTestStringConvertible, Sendable {
  let testDescription: String
  var name = "Blue"
  let holdings: [(asset: String, weight: Double)]
  let error: BasketError
  let message: String
}

@Suite("Holdings that are no basket")
struct BasketErrorTests {
  static let fractions = "weights are fractions above 0 and at most 1"
  static let cases = [
    NoBasket(
      testDescription: "no name", name: "", holdings: [("BTC", 1)], error: .noName,
      message: "a basket has no name: give it one"),
    NoBasket(
      testDescription: "nothing in it", holdings: [], error: .empty(basket: "Blue"),
      message: "basket Blue holds nothing: give it at least one asset, as in BTC=1"),
    NoBasket(
      testDescription: "an asset twice", holdings: [("BTC", 0.5), ("ETH", 0.2), ("BTC", 0.3)],
      error: .duplicateAsset(basket: "Blue", asset: "BTC"),
      message: "basket Blue: BTC stands twice: add the two shares up"),
    NoBasket(
      testDescription: "percent", holdings: [("BTC", 40), ("ETH", 60)],
      error: .weightOutOfBounds(basket: "Blue", asset: "BTC", weight: 40),
      message: "basket Blue: the weight of BTC is 40.0: \(fractions) (0.4 for 40 %)"),
    NoBasket(
      testDescription: "far too much", holdings: [("BTC", 101)],
      error: .weightOutOfBounds(basket: "Blue", asset: "BTC", weight: 101),
      message: "basket Blue: the weight of BTC is 101.0: \(fractions)"),
    NoBasket(
      testDescription: "a share of nothing", holdings: [("BTC", 1), ("ETH", 0)],
      error: .weightOutOfBounds(basket: "Blue", asset: "ETH", weight: 0),
      message: "basket Blue: the weight of ETH is 0.0: \(fractions)"),
    NoBasket(
      testDescription: "a debt", holdings: [("BTC", 1.5), ("ETH", -0.5)],
      error: .weightOutOfBounds(basket: "Blue", asset: "BTC", weight: 1.5),
      message: "basket Blue: the weight of BTC is 1.5: \(fractions) (0.4 for 40 %)"),
    NoBasket(
      testDescription: "a negative share", holdings: [("ETH", -0.5), ("BTC", 1)],
      error: .weightOutOfBounds(basket: "Blue", asset: "ETH", weight: -0.5),
      message: "basket Blue: the weight of ETH is -0.5: \(fractions)"),
    NoBasket(
      testDescription: "infinitely much", holdings: [("BTC", .infinity)],
      error: .weightOutOfBounds(basket: "Blue", asset: "BTC", weight: .infinity),
      message: "basket Blue: the weight of BTC is inf: \(fractions)"),
    NoBasket(
      testDescription: "too little in all", holdings: [("BTC", 0.5), ("ETH", 0.25)],
      error: .weightsDoNotAddUp(basket: "Blue", sum: 0.75),
      message: "basket Blue: the weights add up to 0.75, not to 1: correct them, or divide each by 0.75"),
    NoBasket(
      testDescription: "too much in all", holdings: [("BTC", 0.75), ("ETH", 0.75)],
      error: .weightsDoNotAddUp(basket: "Blue", sum: 1.5),
      message: "basket Blue: the weights add up to 1.5, not to 1: correct them, or divide each by 1.5"),
    NoBasket(
      testDescription: "beyond rounding", holdings: [("BTC", 0.5), ("ETH", 0.5 + 0x1p-29)],
      error: .weightsDoNotAddUp(basket: "Blue", sum: 1 + 0x1p-29),
      message: "basket Blue: the weights add up to 1.0000000018626451, not to 1"),
  ]

  @Test("the error has its payload and its message", arguments: cases)
  func error(_ item: NoBasket) {
    let thrown = #expect(throws: item.error) { try Basket(name: item.name, holdings: item.holdings) }
    #expect(thrown?.description.hasPrefix(item.message) == true)
  }

  @Test("a weight that is not a number is out of bounds")
  func notANumber() {
    let thrown = #expect(throws: BasketError.self) { try Basket(name: "Blue", holdings: [("BTC", .nan)]) }
    #expect(thrown?.description == "basket Blue: the weight of BTC is nan: \(Self.fractions)")
  }

  @Test("the message does not depend on the order of the holdings")
  func orderOfHoldings() {
    let holdings: [(asset: String, weight: Double)] = [("A", 0.1), ("B", 0.2), ("C", 0.3), ("D", 0.15)]
    let orders = [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2], [2, 1, 0, 3]]
    let messages = orders.map { order in
      #expect(throws: BasketError.self) { try Basket(name: "Blue", holdings: order.map { holdings[$0] }) }?.description
    }
    #expect(Set(messages).count == 1)
  }

  @Test("an asset that the market does not have")
  func unknownAsset() throws {
    let basket = try Basket(name: "Blue", holdings: [("BTC", 0.5), ("DOGE", 0.5)])
    let thrown = #expect(throws: BasketError.unknownAsset(basket: "Blue", asset: "DOGE", known: ["BTC", "ETH"])) {
      try PlacedBasket(basket, in: ["BTC", "ETH"])
    }
    #expect(thrown?.description == "basket Blue: the market has no DOGE; it has BTC, ETH")
  }
}
