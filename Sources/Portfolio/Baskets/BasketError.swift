/// What makes a list of holdings no basket.
public enum BasketError: Error, Equatable, Sendable {
  /// The basket has no name.
  case noName
  /// The basket holds nothing.
  case empty(basket: String)
  /// An asset stands twice.
  case duplicateAsset(basket: String, asset: String)
  /// A share that is not above 0 and at most 1.
  case weightOutOfBounds(basket: String, asset: String, weight: Double)
  /// The shares are not the whole.
  case weightsDoNotAddUp(basket: String, sum: Double)
  /// An asset that the market does not have.
  case unknownAsset(basket: String, asset: String, known: [String])
}

extension BasketError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .noName:
      "a basket has no name: give it one"
    case .empty(let basket):
      "basket \(basket) holds nothing: give it at least one asset, as in BTC=1"
    case .duplicateAsset(let basket, let asset):
      "basket \(basket): \(asset) stands twice: add the two shares up"
    case .weightOutOfBounds(let basket, let asset, let weight) where weight > 1 && weight <= 100:
      "basket \(basket): the weight of \(asset) is \(weight): weights are fractions above 0 and at most 1"
        + " (0.4 for 40 %)"
    case .weightOutOfBounds(let basket, let asset, let weight):
      "basket \(basket): the weight of \(asset) is \(weight): weights are fractions above 0 and at most 1"
    case .weightsDoNotAddUp(let basket, let sum):
      "basket \(basket): the weights add up to \(sum), not to 1: correct them, or divide each by \(sum)"
    case .unknownAsset(let basket, let asset, let known):
      "basket \(basket): the market has no \(asset); it has \(known.joined(separator: ", "))"
    }
  }
}
