/// The least margin of one underlying's contracts, whatever the grid says.
///
/// With the delta of each contract (the dollars that it gains per dollar of price, volatilities as they are), net is their
/// sum, and hedged is half of what the sum of their sizes exceeds the size of the net by:
///
///     (netShare |net| + hedgedShare hedged) price + optionShare shorts price
///
/// where `shorts` counts the options of each strike and expiry that are sold on balance.
public struct MinimumCharge: Equatable, Sendable {
  /// How the charge meets the grid's.
  public enum Combination: String, CaseIterable, Sendable {
    /// The greater of the two is asked.
    case greater
    /// Both are.
    case added
  }

  /// The share of the price per unit of net delta.
  public let netShare: Double
  /// The share of the price per unit of hedged delta.
  public let hedgedShare: Double
  /// The share of the price per option sold on balance.
  public let optionShare: Double
  /// How the charge meets the grid's.
  public let combination: Combination

  /// A charge; the grid checks it when it is made.
  public init(
    netShare: Double, hedgedShare: Double, optionShare: Double = 0, combination: Combination = .greater
  ) {
    self.netShare = netShare
    self.hedgedShare = hedgedShare
    self.optionShare = optionShare
    self.combination = combination
  }

  /// Whether the charge of contracts together is never above the sum of the charges of each alone.
  ///
  /// It is where the hedged share is at most twice the net one: the charge is then `(netShare - hedgedShare / 2) |net| +
  /// hedgedShare / 2 gross`, a norm.
  public var isSubadditive: Bool { hedgedShare <= 2 * netShare }
}
