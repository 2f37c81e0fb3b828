/// Why a text is not a finite decimal number.
public enum NumberFault: Error, Equatable, Sendable {
  /// Words, units, currency signs, hexadecimal or anything else that is no number.
  case text
  /// A comma: a decimal comma, or a separator of thousands.
  case comma
  /// A spelling of NaN or infinity.
  case notFinite
  /// A decimal number whose magnitude a double-precision number cannot hold.
  case outOfRange
}

extension NumberFault: CustomStringConvertible {
  /// What is wrong and what to write instead, as the end of a sentence about the text.
  public var description: String {
    switch self {
    case .text: "is not a number; write a plain decimal such as 1234.5 or 1.2e-3, without units or spaces"
    case .comma: "has a comma; write a decimal point, as in 1.5, and no separator of thousands"
    case .notFinite: "is not a finite number; put the true figure in its place, or take the row out"
    case .outOfRange: "is outside the range of double precision; correct its exponent"
    }
  }
}
