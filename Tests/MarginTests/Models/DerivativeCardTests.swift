import Margin
import Testing

@Suite("The cards of derivative venues")
struct DerivativeCardTests {
  @Test("hold the models that they promise")
  func names() throws {
    #expect(Set(try ShippedCard.models("deribit").keys) == ["standard", "portfolio"])
    #expect(Set(try ShippedCard.models("paradex").keys) == ["cross", "portfolio", "portfolio by underlying"])
    #expect(Set(try ShippedCard.models("hyperliquid").keys) == ["cross"])
    #expect(Set(try ShippedCard.models("clearing-house").keys) == ["buffer", "stress", "floor"])
  }

  @Test("margin Hyperliquid's perpetuals at half the initial margin of their maximum leverage")
  func hyperliquid() throws {
    let rule = try #require(try ShippedCard.models("hyperliquid")["cross"])
    for (asset, leverage) in [("BTC", 40.0), ("ETH", 25), ("SOL", 20), ("ARB", 10), ("OTHER", 3)] {
      var book = try ModelBook(prices: [asset: 1_000])
      try book.perpetual(asset, 10)
      let requirement = try book.requirement(rule)
      #expect(agree(requirement.initial, 10_000 / leverage))
      #expect(agree(requirement.maintenance, 5_000 / leverage))
    }
  }

  @Test("margin a clearing house at 99 % over two days, with each tool against procyclicality once")
  func clearingHouse() throws {
    var tools: [String] = []
    for (_, rule) in try ShippedCard.models("clearing-house") {
      guard case .expectedShortfall(let tail) = rule else { continue }
      #expect(tail.measure == .es && tail.confidence == 0.99 && tail.days == 2)
      #expect(rule.marginPeriodDays == 2)
      switch tail.procyclicality {
      case .buffer(let buffer): tools.append(buffer.share >= 0.25 ? "a" : "")
      case .stressedObservations(_, let weight): tools.append(weight >= 0.25 ? "b" : "")
      case .volatilityFloor: tools.append("c")
      case nil: break
      }
    }
    #expect(tools.sorted() == ["a", "b", "c"])
  }
}
