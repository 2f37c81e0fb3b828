import Foundation
import TestSupport

extension SplitMix {
  /// A standard normal number, by Box and Muller.
  mutating func normal() -> Double {
    let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &self))).squareRoot()
    return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &self))
  }
}
