import MarginCalls
import Testing

@Suite("What keeps a book from being run")
struct MarginCallErrorTests {
  @Test("an asset that the model lacks is named, with the ways out")
  func unknownAsset() {
    let message = MarginCallError.unknownAsset(asset: "PEPE", known: ["BTC", "ETH"]).description
    #expect(message.contains("PEPE") && message.contains("BTC, ETH") && message.contains("par"))
  }
}
