/// How far prices are today from where an account of weighted sums is called, dollars.
package struct CallDistance: Sendable {
  /// All that is held, after weights.
  package private(set) var held = 0.0
  /// All that is owed, after weights.
  package private(set) var owed = 0.0
  /// What is owed that no price and no interest moves.
  private var fixed = 0.0

  init() {}

  /// Adds a position.
  ///
  /// - Parameters:
  ///   - dollars: What it counts today; negative for a debt.
  ///   - isFixed: Whether no price and no interest moves it.
  mutating func add(_ dollars: Double, isFixed: Bool) {
    if dollars > 0 { held += dollars } else { owed -= dollars }
    if isFixed, dollars < 0 { fixed -= dollars }
  }

  /// How far prices have to fall, and what is owed to rise, before the account may be called: at a move m the one is worth at
  /// least held (1 - m), the other at most owed (1 + m).
  package var move: Double { (held - owed) / moving * (1 - 1e-9) }

  /// What may move, and is not known to stand.
  package var moving: Double { held + owed - fixed }
}
