import Testing

@Suite("Bad input: baskets")
struct BasketInputTests {
  let place: Workspace

  init() throws {
    place = try Workspace()
    try place.write(Inputs.model, as: "model.json")
  }

  @Test(
    "a basket on the command line",
    arguments: [
      Refused("BTC=0.4,ETH=0.5", saying: ["0.9", "not to 1"]),
      Refused("BTC=0.5,SOL=0.5", code: 65, saying: ["no SOL", "BTC, ETH"]),
      Refused("BTC=-0.2,ETH=1.2", saying: ["BTC", "-0.2", "above 0 and at most 1"]),
      Refused("BTC=40,ETH=60", saying: ["BTC", "40", "0.4 for 40 %"]),
      Refused("BTC=0.5,BTC=0.5", saying: ["BTC stands twice"]),
      Refused("BTC=1,ETH=0", saying: ["ETH", "above 0"]),
      Refused("", saying: ["basket is empty", "BTC=0.4,ETH=0.6"]),
      Refused("BTC=", saying: ["weight of BTC", "not a number"]),
      Refused("BTC=nan", saying: ["weight of BTC", "nan"]),
      Refused("BTC=0.4,", saying: ["ASSET=WEIGHT"]),
      Refused("BTC==1", saying: ["ASSET=WEIGHT"]),
      Refused("=1", saying: ["ASSET=WEIGHT"]),
      Refused(":BTC=1", saying: ["no name"]),
      Refused("₿=1", code: 65, saying: ["no ₿"]),
      Refused("none.json5", code: 66, saying: ["none.json5: no such file"]),
      Refused(".", code: 66, saying: ["directory"]),
    ])
  func word(_ refused: Refused) throws {
    try place.expectRefusal(
      of: ["risk", "model.json", "--quiet", "--basket"] + refused.arguments, refused.code, saying: refused.words)
  }

  private static let basket = Inputs.basket
  private static let weights = #"{ "BTC": 0.5, "ETH": 0.5 }"#

  @Test(
    "a basket in a file",
    arguments: [
      Spoiled("weights that do not add up", basket, weights, #"{ "BTC": 0.4, "ETH": 0.5 }"#, saying: "half", "0.9"),
      Spoiled("a negative weight", basket, weights, #"{ "BTC": -0.4, "ETH": 1.4 }"#, saying: "half", "BTC", "-0.4"),
      Spoiled("per cent", basket, weights, #"{ "BTC": 40, "ETH": 60 }"#, saying: "half", "BTC", "0.4 for 40 %"),
      Spoiled("an asset twice", basket, "\"ETH\"", "\"BTC\"", saying: "line 1", "\"BTC\" stands twice", "remove one"),
      Spoiled("nothing in it", basket, weights, "{}", saying: "half", "at least one asset"),
      Spoiled("no name", basket, "half", "", saying: "no name"),
      Spoiled("an unknown key", basket, "weights", "wieghts", saying: "\"wieghts\"", "did you mean \"weights\"?"),
      Spoiled("no format", basket, #""ballastBasket": 1, "#, "", saying: "\"ballastBasket\" is missing"),
      Spoiled("another format", basket, "Basket\": 1", "Basket\": 2", saying: "ballastBasket", "2", "write 1"),
      Spoiled(
        "a format that is no whole number", basket, "Basket\": 1", "Basket\": 1.5", saying: "ballastBasket", "whole"),
    ])
  func file(_ spoiled: Spoiled) throws {
    try place.write(spoiled.text, as: "half.json5")
    try place.expectRefusal(
      of: ["risk", "model.json", "--quiet", "--basket", "half.json5"], 65, saying: ["half.json5"] + spoiled.words)
  }

  @Test("an asset in a file that the model does not have")
  func unknownAsset() throws {
    try place.write(Inputs.basket.replacing("ETH", with: "SOL"), as: "half.json5")
    try place.expectRefusal(
      of: ["risk", "model.json", "--basket", "half.json5"], 65, saying: ["half", "no SOL", "BTC, ETH"])
  }

  @Test("one basket, 51 baskets and two of one name are no comparison")
  func comparison() throws {
    let many = (1...51).map { "b\($0):BTC=1" }
    try place.expectRefusal(of: ["compare", "model.json", "BTC=1"], 64, saying: ["<basket>", "2"])
    try place.expectRefusal(of: ["compare", "model.json"] + many, 64, saying: ["b51:BTC=1"])
    try place.expectRefusal(
      of: ["compare", "model.json", "a:BTC=1", "a:ETH=1", "--quiet"], 65, saying: ["two baskets are named a"])
  }
}
