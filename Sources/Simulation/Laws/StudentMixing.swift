internal import MarketModel

/// The factor that makes normal returns of a step Student's of the same variance.
struct StudentMixing: Sendable {
  private let degreesOfFreedom: Double

  /// The mixing of dynamics; nil where returns are not mixed.
  init?(_ dynamics: Dynamics) {
    guard let degreesOfFreedom = dynamics.mixingDegreesOfFreedom else { return nil }
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// Turns a tile's chi-squares into the factor, sqrt((ν-2)/W).
  func scale(in tile: inout PathTile) {
    for place in tile.mixing.indices {
      tile.mixing[place] = ((degreesOfFreedom - 2) / tile.mixing[place]).squareRoot()
    }
  }
}
