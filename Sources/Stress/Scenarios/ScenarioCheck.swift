/// Checks of the figures at one place of a scenario.
struct ScenarioCheck {
  let place: String

  /// Refuses a figure that is not finite or lies outside its bounds; none at all passes.
  func bounds(_ value: Double?, _ key: String, _ low: Double, _ high: Double = .infinity) throws(ScenarioError) {
    guard let value else { return }
    guard value.isFinite, value >= low, value <= high else {
      throw .outOfBounds(place: place, key: key, value: value, low: low, high: high)
    }
  }

  /// Refuses a list that does not rise strictly.
  func rises(_ values: [Double], _ key: String) throws(ScenarioError) {
    for (earlier, later) in zip(values, values.dropFirst()) where !(later > earlier) {
      throw .doesNotRise(place: place, key: key, earlier: earlier, later: later)
    }
  }

  /// Refuses a list with too few entries.
  func count(_ count: Int, _ key: String, atLeast needed: Int) throws(ScenarioError) {
    guard count >= needed else { throw .tooFew(place: place, key: key, count: count, needed: needed) }
  }

  /// Refuses a text of nothing but blanks.
  func text(_ text: String, _ key: String) throws(ScenarioError) {
    guard text.contains(where: { !$0.isWhitespace }) else { throw .empty(place: place, key: key) }
  }

  /// Refuses a name that stands twice.
  func distinct(_ names: [String]) throws(ScenarioError) {
    var seen: Set<String> = []
    for name in names {
      guard seen.insert(name).inserted else { throw .saidTwice(place: place, asset: name) }
    }
  }
}
