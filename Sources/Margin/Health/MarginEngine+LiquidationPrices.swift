internal import Numerics
public import Portfolio

extension MarginEngine {
  /// The prices of one asset at which an account is called, all other prices held.
  ///
  /// What is written on the asset moves with it: perpetuals, futures at their basis, options on their surface.
  /// - Parameters:
  ///   - account: The place of the account in the book.
  ///   - asset: The place of the asset in the priced book.
  ///   - state: The market.
  ///   - multiple: How far up a search looks, in multiples of the price; above 1.
  /// - Returns: Dollars per unit; see ``liquidationMultiples(of:moving:in:upTo:)`` for what is found.
  public func liquidationPrices(
    of account: Int, asset: Int, in state: MarketState, upTo multiple: Double = 10
  ) -> LiquidationPrices {
    let found = liquidationMultiples(of: account, moving: [asset], in: state, upTo: multiple)
    let price = state.prices[asset]
    return LiquidationPrices(
      today: price, crossings: found.crossings.map { $0 * price }, isCalled: found.isCalled, limit: found.limit * price)
  }

  /// The multiples of some assets' prices at which an account is called: of a coin and its wrappers, say.
  ///
  /// Where the account's surplus has a ``LinearForm`` in which no option on a moved asset stands, the answer is its closed
  /// form: one crossing, or none, wherever it lies. Otherwise the surplus is looked at on a grid from a millionth of
  /// today's prices to `multiple` times them, in steps of 1 % of today's prices up to twice them and of 1 % of the level
  /// above, and at the strikes of options that are moved; each change of sign is then closed in to the last digits. Two
  /// crossings between neighbouring points are missed.
  /// - Parameters:
  ///   - account: The place of the account in the book.
  ///   - assets: The places of the assets in the priced book.
  ///   - state: The market.
  ///   - multiple: How far up a search looks; above 1.
  /// - Returns: Multiples of today's prices.
  /// - Complexity: O(terms) where there is a closed form; some 400 statements where not.
  public func liquidationMultiples(
    of account: Int, moving assets: [Int], in state: MarketState, upTo multiple: Double = 10
  ) -> LiquidationPrices {
    precondition(multiple > 1, "A search looks above today's price")
    if let line = linearForm(of: account)?.line(moving: assets, in: state, of: book) {
      let root = -line.constant / line.slope
      return LiquidationPrices(
        today: 1, crossings: root > 0 && root.isFinite ? [root] : [], isCalled: line.constant + line.slope < 0,
        limit: .infinity)
    }
    func surplus(_ factor: Double) -> Double {
      statement(of: account, in: state.moving(assets, by: factor)).surplus
    }
    let grid = grid(of: account, moving: assets, in: state, upTo: multiple)
    var crossings: [Double] = []
    var last = (argument: grid[0], value: surplus(grid[0]))
    for factor in grid.dropFirst() {
      let next = (argument: factor, value: surplus(factor))
      if (last.value < 0) != (next.value < 0) {
        crossings.append(RootFinding.root(between: last, and: next, of: surplus))
      }
      last = next
    }
    return LiquidationPrices(today: 1, crossings: crossings, isCalled: surplus(1) < 0, limit: multiple)
  }

  /// Where a search looks, rising.
  private func grid(of account: Int, moving assets: [Int], in state: MarketState, upTo multiple: Double) -> [Double] {
    var points = [1e-6, multiple] + (1...200).map { Double($0) / 100 }
    var above = 2 * 1.01
    while above < multiple {
      points.append(above)
      above *= 1.01
    }
    for position in book.book.positions(of: account) {
      let place = book.underlyings[position.instrument]
      guard assets.contains(place), case .option(let contract) = book.book.instruments[position.instrument] else {
        continue
      }
      points.append(contract.strike / state.prices[place])
    }
    return points.filter { $0 <= multiple }.sorted()
  }
}

extension MarketState {
  /// The market with some prices multiplied by a factor.
  func moving(_ assets: [Int], by factor: Double) -> MarketState {
    var moved = self
    for asset in assets { moved.prices[asset] = prices[asset] * factor }
    return moved
  }
}
