/// Weights by size: each bracket's own weight on the part of a holding that lies inside it.
///
/// What lies beyond the end of the last bracket counts nothing.
public struct HaircutTiers: Equatable, Sendable {
  /// What the brackets measure.
  public enum Unit: String, CaseIterable, Sendable {
    /// The dollars that the holding is worth.
    case dollars
    /// The units held, whatever they are worth.
    case units
  }

  /// A part of a holding and what it counts.
  public struct Bracket: Equatable, Sendable {
    /// Where it starts.
    public let start: Double
    /// Where it ends; nil where it has no end.
    public let end: Double?
    /// What the part inside it counts.
    public let weights: CollateralWeights

    /// A bracket; the rules of a venue check it when they are made.
    public init(from start: Double, to end: Double? = nil, weights: CollateralWeights) {
      self.start = start
      self.end = end
      self.weights = weights
    }
  }

  /// What the brackets measure.
  public let unit: Unit
  /// The brackets: the first starts at 0, each other one where the one before ends.
  public let brackets: [Bracket]

  /// Tiers; the rules of a venue check them when they are made.
  public init(_ unit: Unit, brackets: [Bracket]) {
    self.unit = unit
    self.brackets = brackets
  }

  /// What a size counts, bracket by bracket.
  ///
  /// - Parameters:
  ///   - size: Dollars or units, as the brackets measure; at least 0.
  ///   - bound: No bracket's weight counts for more than this.
  /// - Returns: The weighted size, in the unit of the size.
  func weighted(_ size: Double, bound: Double = 1) -> CollateralWeights {
    var sum = CollateralWeights.none
    for bracket in brackets where size > bracket.start {
      let inside = min(size, bracket.end ?? size) - bracket.start
      let weights = bracket.weights.capped(at: bound)
      sum.initial += weights.initial * inside
      sum.maintenance += weights.maintenance * inside
    }
    return sum
  }
}
