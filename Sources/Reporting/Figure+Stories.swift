internal import Foundation

extension Figure {
  /// US dollars to the cent: `$1,273.40`.
  static func cents(_ value: Double) -> String {
    let text = number(value, decimals: 2)
    return text.hasPrefix("-") ? "-$\(text.dropFirst())" : "$\(text)"
  }

  /// Units of an asset with as many decimals as a millionth of them needs, none of them idle: `1,250.5`.
  static func units(_ value: Double) -> String {
    value != 0 && value.magnitude < 1e-4 ? amount(value) : short(value)
  }

  /// A probability in percent, with three digits where it is so small that three decimals would show none.
  static func chance(_ value: Double) -> String {
    guard value != 0, value < 1e-4 else { return percent(value, decimals: 3) }
    return value < 1e-9
      ? "below 0.0000001 %" : "\(String(format: "%.\(1 - Int(log10(value).rounded(.down)))f", 100 * value)) %"
  }

  /// A moment of a path in days, hours and minutes since its start, with seconds where there are any: `1d 04:05`.
  static func moment(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    let (days, rest) = whole.quotientAndRemainder(dividingBy: 86_400)
    let clock = String(format: "%dd %02d:%02d", days, rest / 3_600, rest / 60 % 60)
    return rest % 60 == 0 ? clock : clock + String(format: ":%02d", rest % 60)
  }
}
