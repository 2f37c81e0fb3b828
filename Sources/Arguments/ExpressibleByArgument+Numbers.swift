extension ExpressibleByArgument where Self: FixedWidthInteger {
  /// Creates an integer from decimal digits with an optional sign.
  ///
  /// - Parameter argument: The word.
  /// - Throws: ``ValidationError`` for anything else, and for an integer that the type cannot hold.
  public init(argument: String) throws {
    if let value = Self(argument) {
      self = value
      return
    }
    let digits = argument.first == "-" || argument.first == "+" ? argument.dropFirst() : argument[...]
    if !digits.isEmpty, digits.allSatisfy(\.isDecimalDigit) {
      throw ValidationError("\(argument) is outside \(Self.min) to \(Self.max)")
    }
    if let decimal = try? Double(argument: argument), let whole = Self(exactly: decimal) {
      throw ValidationError("'\(argument)' is not written as a whole number: write \(whole)")
    }
    throw ValidationError("'\(argument)' is not a whole number such as 1000")
  }
}

extension Int: ExpressibleByArgument {}
extension UInt64: ExpressibleByArgument {}

extension Double: ExpressibleByArgument {
  /// Creates a number from decimal digits with an optional sign, point and exponent.
  ///
  /// A number between two representable ones is rounded to the nearest.
  ///
  /// - Parameter argument: The word.
  /// - Throws: ``ValidationError`` for infinities, NaN, hexadecimal forms, and numbers that overflow or underflow.
  public init(argument: String) throws {
    guard let value = Double(argument) else {
      throw ValidationError("'\(argument)' is not a number such as 0.25 or 1e-3")
    }
    let unsigned = argument.drop { $0 == "-" || $0 == "+" }.lowercased()
    guard !unsigned.hasPrefix("0x") else {
      throw ValidationError("\(argument) is hexadecimal: write it in decimal digits")
    }
    guard !unsigned.hasPrefix("inf"), !value.isNaN else {
      throw ValidationError("\(argument) is not a finite number")
    }
    guard value.isFinite else {
      throw ValidationError("\(argument) is beyond the largest number, \(Double.greatestFiniteMagnitude)")
    }
    let significand = unsigned.prefix { $0 != "e" }
    guard value != 0 || !significand.contains(where: { ("1"..."9").contains($0) }) else {
      throw ValidationError("\(argument) is too small to tell from 0")
    }
    self = value
  }
}

extension Character {
  fileprivate var isDecimalDigit: Bool { ("0"..."9").contains(self) }
}
