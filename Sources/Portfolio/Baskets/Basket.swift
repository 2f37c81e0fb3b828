/// Collateral of several assets, by their shares of its value today.
public struct Basket: Equatable, Sendable {
  /// The name that a report uses.
  public let name: String
  /// The assets that are held, distinct, in the order in which they were given.
  public let assets: [String]
  /// The share of each asset in the value, a fraction above 0; together they are 1.
  public let weights: [Double]

  /// What the weights may miss 1 by: the rounding of a sum, not a share that was left out.
  public static let weightTolerance = 1e-9

  /// A basket from its shares.
  ///
  /// - Parameters:
  ///   - name: The name that a report uses; not empty.
  ///   - holdings: Assets and their shares.
  /// - Throws: ``BasketError``.
  public init(name: String, holdings: [(asset: String, weight: Double)]) throws(BasketError) {
    guard !name.isEmpty else { throw .noName }
    guard !holdings.isEmpty else { throw .empty(basket: name) }
    var seen: Set<String> = []
    for (asset, weight) in holdings {
      guard seen.insert(asset).inserted else { throw .duplicateAsset(basket: name, asset: asset) }
      guard weight > 0, weight <= 1 + Self.weightTolerance else {
        throw .weightOutOfBounds(basket: name, asset: asset, weight: weight)
      }
    }
    // In ascending order, so that the message does not depend on the order in which the holdings were given.
    let sum = holdings.map(\.weight).sorted().reduce(0, +)
    guard abs(sum - 1) <= Self.weightTolerance else { throw .weightsDoNotAddUp(basket: name, sum: sum) }
    self.name = name
    assets = holdings.map(\.asset)
    weights = holdings.map(\.weight)
  }
}
