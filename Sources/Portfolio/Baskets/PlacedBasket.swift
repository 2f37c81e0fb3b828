public import Kernels

/// A basket whose assets are known by their places in a market: what a loop over paths needs of it.
public struct PlacedBasket: Equatable, Sendable {
  /// The places of the assets in the market.
  public let assets: [Int]
  /// The share of each in the value today.
  public let weights: [Double]

  /// A basket placed in a market.
  ///
  /// - Parameters:
  ///   - basket: The basket.
  ///   - market: The names of the market's assets.
  /// - Throws: ``BasketError/unknownAsset(basket:asset:known:)``.
  public init(_ basket: Basket, in market: [String]) throws(BasketError) {
    var places: [Int] = []
    for asset in basket.assets {
      guard let place = market.firstIndex(of: asset) else {
        throw .unknownAsset(basket: basket.name, asset: asset, known: market)
      }
      places.append(place)
    }
    assets = places
    weights = basket.weights
  }

  /// All of the value in one asset.
  public init(only asset: Int) {
    assets = [asset]
    weights = [1]
  }

  /// The value of the position on each path, where it is worth 1 today.
  ///
  /// - Parameters:
  ///   - priceRatios: Price over first price: a column of `width` paths per asset of the market.
  ///   - width: The number of paths.
  ///   - instructionSet: The vector instructions to use.
  ///   - values: Receives one value per path.
  /// - Precondition: the values have one place per path, and the columns are there.
  /// - Complexity: O(assets held) per path.
  public func value(
    priceRatios: [Double], width: Int, instructionSet: InstructionSet, into values: inout [Double]
  ) {
    for place in values.indices { values[place] = 0 }
    for (asset, weight) in zip(assets, weights) {
      instructionSet.add(priceRatios, in: asset * width..<(asset + 1) * width, weight: weight, to: &values)
    }
  }
}
