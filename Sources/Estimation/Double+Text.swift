internal import Foundation

extension Double {
  /// This number with so many significant digits, for a line that a person reads.
  func text(digits: Int) -> String { String(format: "%.\(digits)g", self) }
}
