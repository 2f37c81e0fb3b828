/// How far an account of weighted sums is from a call today, dollars.
package struct CallDistance: Sendable {
  /// All that is held, after weights.
  package private(set) var held = 0.0
  /// All that is owed, after weights.
  package private(set) var owed = 0.0

  init() {}

  /// Adds what a position counts today; negative for a debt.
  mutating func add(_ dollars: Double) {
    if dollars > 0 { held += dollars } else { owed -= dollars }
  }

  /// What is held over what is owed; infinite where nothing is.
  var health: Double { owed > 0 ? held / owed : .infinity }
}
