import Arguments
import Testing

@Suite("Values of words")
struct ValueTests {
  @Test("reads integers", arguments: [("0", 0), ("-12", -12), ("+7", 7), ("007", 7), ("9223372036854775807", Int.max)])
  func integer(word: String, value: Int) throws {
    #expect(try Int(argument: word) == value)
  }

  @Test(
    "refuses what is no integer, with the reason",
    arguments: [
      ("", "'' is not a whole number such as 1000"),
      ("-", "'-' is not a whole number such as 1000"),
      ("1.5", "'1.5' is not a whole number such as 1000"),
      ("1_000", "'1_000' is not a whole number such as 1000"),
      ("0x10", "'0x10' is not a whole number such as 1000"),
      ("1e6", "'1e6' is not written as a whole number: write 1000000"),
      ("9223372036854775808", "9223372036854775808 is outside -9223372036854775808 to 9223372036854775807"),
    ])
  func notInteger(word: String, reason: String) {
    #expect(throws: ValidationError(reason)) { try Int(argument: word) }
  }

  @Test("reads unsigned integers over their whole range and no further")
  func unsigned() throws {
    #expect(try UInt64(argument: "18446744073709551615") == .max)
    #expect(throws: ValidationError("-1 is outside 0 to 18446744073709551615")) { try UInt64(argument: "-1") }
    #expect(throws: ValidationError("18446744073709551616 is outside 0 to 18446744073709551615")) {
      try UInt64(argument: "18446744073709551616")
    }
  }

  @Test(
    "reads numbers", arguments: [("0.25", 0.25), ("-1e-3", -0.001), ("+.5", 0.5), ("12", 12), ("0e0", 0), ("-0", 0)])
  func number(word: String, value: Double) throws {
    #expect(try Double(argument: word) == value)
  }

  @Test(
    "refuses what is no finite decimal number, with the reason",
    arguments: [
      ("", "'' is not a number such as 0.25 or 1e-3"),
      ("0,95", "'0,95' is not a number such as 0.25 or 1e-3"),
      ("95%", "'95%' is not a number such as 0.25 or 1e-3"),
      (" 1", "' 1' is not a number such as 0.25 or 1e-3"),
      ("nan", "nan is not a finite number"),
      ("-NaN", "-NaN is not a finite number"),
      ("inf", "inf is not a finite number"),
      ("-Infinity", "-Infinity is not a finite number"),
      ("0x1p3", "0x1p3 is hexadecimal: write it in decimal digits"),
      ("-0X10", "-0X10 is hexadecimal: write it in decimal digits"),
      ("1e400", "1e400 is beyond the largest number, 1.7976931348623157e+308"),
      ("1e-400", "1e-400 is too small to tell from 0"),
    ])
  func notNumber(word: String, reason: String) {
    #expect(throws: ValidationError(reason)) { try Double(argument: word) }
  }

  @Test("reads the raw values of an enumeration")
  func enumeration() throws {
    #expect(try Metal(argument: "whiteGold") == .whiteGold)
    #expect(Metal.allValueStrings == ["gold", "silver", "whiteGold"])
    #expect(Metal.whiteGold.defaultValueDescription == "whiteGold")
  }

  @Test(
    "lists the values of an enumeration, and the nearest",
    arguments: [
      ("sliver", "'sliver' is not one of gold, silver, whiteGold; did you mean 'silver'?"),
      ("whitegold", "'whitegold' is not one of gold, silver, whiteGold; did you mean 'whiteGold'?"),
      ("platinum", "'platinum' is not one of gold, silver, whiteGold"),
    ])
  func notEnumeration(word: String, reason: String) {
    #expect(throws: ValidationError(reason)) { try Metal(argument: word) }
  }

  /// Raw values that cannot be listed.
  private enum Code: String, ExpressibleByArgument {
    case first
  }

  @Test("an enumeration without a list of its cases says less")
  func unlisted() {
    #expect(throws: ValidationError("'second' is not a value it knows")) { try Code(argument: "second") }
    #expect(Code.allValueStrings.isEmpty)
  }
}
