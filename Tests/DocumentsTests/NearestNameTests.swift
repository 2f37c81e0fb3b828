import Documents
import Testing

@Suite("Nearest name")
struct NearestNameTests {
  private let commands = ["fit", "simulate", "measure", "risk", "calibrate", "compare", "nightly"]

  @Test(
    "finds a name by one slip: a letter left out, added, replaced, or exchanged with its neighbour",
    arguments: [
      ("masure", "measure"), ("meassure", "measure"), ("maesure", "measure"), ("mezsure", "measure"),
      ("fti", "fit"), ("rsik", "risk"), ("RISK", "risk"), ("risk", "risk"),
    ])
  func oneSlip(typed: String, meant: String) {
    #expect(nearestName(to: typed, in: commands) == meant)
  }

  @Test(
    "allows a third of the longer length, rounded to the nearest",
    arguments: [
      // One edit in four letters, not two; two in five; three in eight, not four.
      ("abcx", "abcd", true), ("abxy", "abcd", false),
      ("abcxy", "abcde", true), ("abxyz", "abcde", false),
      ("abcdexyz", "abcdefgh", true), ("abcdwxyz", "abcdefgh", false),
      // Neighbours exchanged and then moved apart cost three edits, not two.
      ("xyzca", "xyzabc", false),
    ])
  func limit(typed: String, name: String, isNear: Bool) {
    #expect(nearestName(to: typed, in: [name]) == (isNear ? name : nil))
  }

  @Test("never replaces a name as a whole")
  func wholeName() {
    #expect(nearestName(to: "x", in: ["y"]) == nil)
    #expect(nearestName(to: "", in: ["y"]) == nil)
    #expect(nearestName(to: "x", in: []) == nil)
    #expect(nearestName(to: "x", in: [""]) == nil)
  }

  @Test("prefers the nearest, then the first")
  func order() {
    #expect(nearestName(to: "bart", in: ["cart", "bar", "barn"]) == "cart")
    #expect(nearestName(to: "volatilty", in: ["volatile", "volatility"]) == "volatility")
  }

  @Test("completes three letters or more that only one name begins with")
  func beginning() {
    #expect(nearestName(to: "cal", in: commands) == "calibrate")
    #expect(nearestName(to: "Sim", in: commands) == "simulate")
    #expect(nearestName(to: "ca", in: commands) == nil)
    #expect(nearestName(to: "com", in: ["compare", "combine"]) == nil)
  }
}
