internal import Simulation

/// The prices of a tile's paths over all steps: one thread's scratch.
struct RedemptionMarket {
  private let simulation: Simulation
  private let places: [Int]
  /// A column of paths per step and asset.
  private var ratios: [Double]

  init(_ simulation: Simulation, places: [Int]) {
    self.simulation = simulation
    self.places = places
    ratios = Array(repeating: 1, count: simulation.grid.steps * places.count * PathTile.width)
  }

  /// Draws 1 to ``PathTile/width`` paths that follow each other, in a tile of the simulation.
  mutating func draw(_ paths: Range<Int>, in tile: inout PathTile) {
    // Without assets there is nothing to draw.
    guard !places.isEmpty else { return }
    let width = PathTile.width
    let numbers = paths.map { UInt64($0) }
    simulation.draw(numbers[...], in: &tile) { step, tile in
      tile.computePriceRatios(of: places)
      for (asset, place) in places.enumerated() {
        let column = PathTile.column(place).lowerBound
        let target = ((step - 1) * places.count + asset) * width
        for lane in 0..<width { ratios[target + lane] = tile.priceRatios[column + lane] }
      }
    }
  }

  /// The price of an asset over its price at the start.
  func ratio(of asset: Int, at step: Int, lane: Int) -> Double {
    ratios[((step - 1) * places.count + asset) * PathTile.width + lane]
  }
}
