import Foundation
import Testing

@Suite("Real prices")
struct RealPriceTests {
  private static let prices = Workspace.package.appending(path: "../shared/data/prices_daily.csv")
    .standardizedFileURL.path(percentEncoded: false)
  private static var isHere: Bool { FileManager.default.fileExists(atPath: prices) }

  @Test(
    "haircuts of four coins lie between 0.1 and 0.9, BTC below ETH below SOL",
    .enabled(if: isHere, "prices_daily.csv is not in ../shared/data"))
  func haircuts() throws {
    let place = try Workspace()
    #expect(
      try place.run(["fit", Self.prices, "--assets", "BTC,ETH,SOL,LINK", "--out", "model.json"]).status == 0)
    try place.write(Inputs.venue, as: "venue.json5")
    let answer = try place.answer(["calibrate", "model.json", "--venue", "venue.json5", "--paths", "100000"])
    let haircuts = try answer.objects("assets").map { try $0.object("haircut").number("value") }
    #expect(haircuts.count == 4 && haircuts.allSatisfy { (0.1...0.9).contains($0) }, "\(haircuts)")
    #expect(haircuts[0] < haircuts[1] && haircuts[1] < haircuts[2], "\(haircuts)")
    let comparison = try place.answer([
      "compare", "model.json", "coin:BTC=1", "mixed:BTC=0.5,ETH=0.3,LINK=0.2", "sol:SOL=1", "--paths", "100000",
    ])
    #expect(try comparison.objects("baskets").map { $0["name"] as? String }.last == "sol")
  }
}
