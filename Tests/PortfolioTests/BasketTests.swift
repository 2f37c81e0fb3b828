import Portfolio
import Testing

@Suite("Baskets")
struct BasketTests {
  @Test("a basket keeps its holdings in the order given")
  func order() throws {
    let basket = try Basket(name: "Blue", holdings: [("ETH", 0.6), ("BTC", 0.4)])
    #expect(basket.name == "Blue")
    #expect(basket.assets == ["ETH", "BTC"])
    #expect(basket.weights == [0.6, 0.4])
  }

  @Test("the rounding of a sum is forgiven", arguments: [3, 7, 10, 49])
  func rounding(count: Int) throws {
    let holdings = (0..<count).map { (asset: "A\($0)", weight: 1 / Double(count)) }
    #expect(try Basket(name: "Equal", holdings: holdings).weights.count == count)
  }

  @Test("weights that miss 1 by less than the tolerance are not changed")
  func tolerance() throws {
    let basket = try Basket(name: "Near", holdings: [("A", 0.5), ("B", 0.5 + 0x1p-31)])
    #expect(basket.weights == [0.5, 0.5 + 0x1p-31])
    #expect(try Basket(name: "Near", holdings: [("A", 1 + 0x1p-31)]).weights == [1 + 0x1p-31])
  }
}
