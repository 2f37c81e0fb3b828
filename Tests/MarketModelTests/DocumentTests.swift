import Foundation
import MarketModel
import Testing

@Suite("Model files")
struct DocumentTests {
  @Test("the example of the format is read")
  func literal() throws {
    let model = try read(example)
    #expect(model.assets == ["BTC", "ETH"])
    #expect(model.daysPerYear == 365)
    #expect(model.volatility == [0.60, 0.75])
    #expect(model.drift == [0, 0])
    #expect(model.correlation == [[1, 0.8], [0.8, 1]])
    #expect(model.dynamics == .gaussian)
    #expect(model.provenance == nil)
    #expect(model.notes == [])
    #expect(model.index(of: "ETH") == 1)
    #expect(model.index(of: "SOL") == nil)
  }

  @Test("what may be absent has its default")
  func defaults() throws {
    let model = try read(
      #"{"ballastModel":1,"assets":["A"],"volatility":{"A":0.5},"correlation":[[1]],"dynamics":{"kind":"gaussian"}}"#)
    #expect(model.daysPerYear == 365)
    #expect(model.drift == [0])
    let partial = try read(example(#""drift": { "BTC": 0.0, "ETH": 0.0 }"#, becomes: #""drift": { "ETH": 0.1 }"#))
    #expect(partial.drift == [0, 0.1])
  }

  @Test("values are taken by name, not by place")
  func byName() throws {
    let text = example(#"{ "BTC": 0.60, "ETH": 0.75 }"#, becomes: #"{ "ETH": 0.75, "BTC": 0.60 }"#)
    #expect(try read(text) == read(example))
  }

  @Test("comments, trailing commas, bare keys, single quotes and a byte-order mark are read")
  func json5() throws {
    let text = """
      \u{FEFF}// A model written by hand.
      {
        ballastModel: 1, /* the format */
        'assets': ['BTC', "ETH",],
        volatility: { BTC: .60, ETH: +0.75, },
        correlation: [[1, 0.8], [0.8, 1,],],
        dynamics: { kind: 'gaussian', },
      }
      """
    #expect(try read(text) == read(example))
  }

  @Test("Student t has its degrees of freedom")
  func studentT() throws {
    let text = example(#"{ "kind": "gaussian" }"#, becomes: #"{ "kind": "studentT", "degreesOfFreedom": 4 }"#)
    #expect(try read(text).dynamics == .studentT(degreesOfFreedom: 4))
  }

  @Test("a model comes back from its own text, to the bit")
  func roundTrip() throws {
    let model = try fullModel()
    let text = try model.json()
    #expect(try read(text) == model)
    #expect(try read(text).json() == text)
    let plain = try read(example)
    #expect(try read(plain.json()) == plain)
    #expect(try !plain.json().contains("drift"))
  }

  @Test("a name as long as it likes, in any script", arguments: ["stETH", "比特币", "a.b-c_d/e", "USD₮"])
  func names(name: String) throws {
    let model = try MarketModel(assets: [name], volatility: [1], correlation: [[1]], dynamics: .gaussian)
    #expect(try read(model.json()) == model)
  }
}
