extension Double {
  /// Reads a decimal number: a sign, digits with at most one point among or beside them, an exponent.
  ///
  /// The result is the double nearest to the text. Stricter than `Double.init(_: String)`, which also takes `nan`,
  /// `inf` and hexadecimal.
  package init(decimal bytes: ArraySlice<UInt8>) throws(NumberFault) {
    try self.init(decimal: bytes.span)
  }

  /// Reads a decimal number as ``init(decimal:)-(ArraySlice<UInt8>)`` does.
  package init(decimal bytes: Span<UInt8>) throws(NumberFault) {
    var place = 0
    /// Steps over the sign, if there is one, and tells whether it is a minus.
    func takeSign() -> Bool {
      guard place < bytes.count else { return false }
      let isMinus = bytes[place] == UInt8(ascii: "-")
      if isMinus || bytes[place] == UInt8(ascii: "+") { place += 1 }
      return isMinus
    }
    let isNegative = takeSign()
    let start = place

    var digits = DigitRun()
    var pointSeen = false
    while place < bytes.count {
      if let digit = bytes[place].decimalDigit {
        digits.append(digit, afterPoint: pointSeen)
      } else if bytes[place] == UInt8(ascii: "."), !pointSeen {
        pointSeen = true
      } else {
        break
      }
      place += 1
    }
    guard digits.count > 0 else { throw NumberFault(of: bytes) }

    if place < bytes.count, bytes[place] == UInt8(ascii: "e") || bytes[place] == UInt8(ascii: "E") {
      place += 1
      let exponentIsNegative = takeSign()
      guard place < bytes.count else { throw NumberFault(of: bytes) }
      var exponent = 0
      while place < bytes.count, let digit = bytes[place].decimalDigit {
        // Beyond this bound every number but zero is out of range already.
        exponent = min(10 * exponent + digit, 1_000_000_000)
        place += 1
      }
      digits.exponent += exponentIsNegative ? -exponent : exponent
    }
    guard place == bytes.count else { throw NumberFault(of: bytes) }

    let magnitude = try digits.value(spelled: bytes.extracting(start...))
    self = isNegative ? -magnitude : magnitude
  }
}

/// The decimal digits of a number and the power of ten that scales them.
private struct DigitRun {
  private(set) var count = 0
  private var significand: UInt64 = 0
  private var isExact = true
  private var isZero = true
  var exponent = 0

  mutating func append(_ digit: Int, afterPoint: Bool) {
    count += 1
    if digit != 0 { isZero = false }
    if afterPoint { exponent -= 1 }
    let (scaled, overflow) = significand.multipliedReportingOverflow(by: 10)
    let (sum, carry) = scaled.addingReportingOverflow(UInt64(digit))
    if overflow || carry { isExact = false } else { significand = sum }
  }

  /// The number nearest to the digits.
  ///
  /// Where the significand and the power of ten are both exact in double precision, one rounded operation on them is
  /// the correctly rounded result (Clinger 1990, https://doi.org/10.1145/93542.93557); otherwise the standard library
  /// reads the text.
  func value(spelled bytes: Span<UInt8>) throws(NumberFault) -> Double {
    if isZero { return 0 }
    if isExact, significand <= 1 << 53, abs(exponent) < DigitRun.powersOfTen.count {
      let power = DigitRun.powersOfTen[abs(exponent)]
      return exponent < 0 ? Double(significand) / power : Double(significand) * power
    }
    guard let value = Double(bytes.text) else { throw .text }
    guard value.isFinite, value != 0 else { throw .outOfRange }
    return value
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]
}

extension NumberFault {
  /// What is wrong with a text that is no decimal number.
  fileprivate init(of bytes: Span<UInt8>) {
    let text = bytes.text.lowercased()
    let unsigned = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
    if ["nan", "inf", "infinity"].contains(unsigned) || unsigned.hasPrefix("nan(") {
      self = .notFinite
    } else if unsigned.contains(","), unsigned.allSatisfy({ $0.isWholeNumber || ",.'e+-".contains($0) }) {
      self = .comma
    } else {
      self = .text
    }
  }
}

extension UInt8 {
  fileprivate var decimalDigit: Int? {
    let digit = self &- UInt8(ascii: "0")
    return digit < 10 ? Int(digit) : nil
  }
}

extension Span<UInt8> {
  fileprivate var text: String { String(decoding: indices.map { self[$0] }, as: UTF8.self) }
}
