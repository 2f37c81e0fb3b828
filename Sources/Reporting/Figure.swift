internal import Foundation
public import RiskMeasures

/// Numbers as text: the same in every locale, rounded to what a reader needs.
///
/// No figure reads "-0.0": what rounds to zero has no sign.
public enum Figure {
  /// What stands where an end of an interval does not exist.
  public static let noBound = "no bound"

  /// A number with a fixed count of decimals and commas between thousands.
  ///
  /// - Precondition: the value is a number, and `decimals` is not negative.
  public static func number(_ value: Double, decimals: Int) -> String {
    precondition(!value.isNaN && decimals >= 0, "Only numbers have digits")
    if value.isInfinite { return value < 0 ? "-infinite" : "infinite" }
    let digits = String(format: "%.\(decimals)f", value.magnitude)
    let isZero = digits.allSatisfy { $0 == "0" || $0 == "." }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? ".\(parts[1])" : ""
    return (value < 0 && !isZero ? "-" : "") + grouped(String(parts[0])) + fraction
  }

  /// A whole number with commas between thousands.
  public static func count(_ value: Int) -> String { (value < 0 ? "-" : "") + grouped(String(value.magnitude)) }

  /// A fraction as a percentage: `21.40 %` for 0.214.
  public static func percent(_ fraction: Double, decimals: Int = 2) -> String {
    "\(number(100 * fraction, decimals: decimals)) %"
  }

  /// A fraction as a percentage with as many decimals as it needs: `97.5 %` for 0.975.
  public static func shortPercent(_ fraction: Double) -> String { "\(short(100 * fraction)) %" }

  /// A ratio: `1.273`.
  public static func ratio(_ value: Double, decimals: Int = 3) -> String { number(value, decimals: decimals) }

  /// US dollars without cents: `$1,273,000`.
  public static func dollars(_ value: Double) -> String {
    let text = number(value, decimals: 0)
    return text.hasPrefix("-") ? "-$\(text.dropFirst())" : "$\(text)"
  }

  /// A number of no known unit, to six digits; below 0.0001 and from 1e15 on with its power of ten.
  public static func amount(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return number(value, decimals: 0) }
    if value.magnitude < 1e-4 || value.magnitude >= 1e15 { return String(format: "%.5e", value) }
    let magnitude = Int(log10(value.magnitude).rounded(.down))
    return number(value, decimals: max(0, 5 - magnitude))
  }

  /// A probability: in percent, or with its power of ten where that would have too few digits.
  public static func probability(_ value: Double) -> String {
    value == 0 || value >= 1e-4 ? percent(value, decimals: 3) : String(format: "%.3e", value)
  }

  /// A number with at most six decimals, none of them an idle zero.
  public static func short(_ value: Double) -> String {
    let text = number(value, decimals: 6)
    guard text.contains(".") else { return text }
    let kept = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
    return String(kept.reversed())
  }

  /// A number of days in the unit that makes it whole: `10 days`, `1 hour`, `5 minutes`.
  public static func duration(days: Double) -> String {
    let units = [("day", days), ("hour", days * 24), ("minute", days * 1_440)]
    let whole = units.first { $0.1 >= 1 && abs($0.1 - $0.1.rounded()) < 1e-9 }
    let (unit, value) = whole ?? units[0]
    let text = short(value)
    return "\(text) \(unit)\(text == "1" ? "" : "s")"
  }

  /// An interval whose ends are written by a rule: `[20.90 %, 21.80 %]`.
  ///
  /// - Parameters:
  ///   - interval: The interval; an end that does not exist reads ``noBound``.
  ///   - format: How an end is written.
  /// - Returns: Both ends in brackets.
  public static func interval(_ interval: Interval, _ format: (Double) -> String) -> String {
    "[\(interval.low.map(format) ?? noBound), \(interval.high.map(format) ?? noBound)]"
  }

  /// An interval of a fraction in percent.
  public static func percent(_ interval: Interval, decimals: Int = 2) -> String {
    self.interval(interval) { percent($0, decimals: decimals) }
  }

  private static func grouped(_ digits: String) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
