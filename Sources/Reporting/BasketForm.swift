internal import Portfolio

/// A basket as an answer writes it.
struct BasketForm: Encodable {
  let name: String
  let holdings: [Holding]

  struct Holding: Encodable {
    let asset: String
    let weight: Double
  }

  init(_ basket: Basket) {
    name = basket.name
    holdings = zip(basket.assets, basket.weights).map { Holding(asset: $0, weight: $1) }
  }
}
