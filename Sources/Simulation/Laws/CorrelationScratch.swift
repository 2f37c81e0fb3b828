/// What a correlation that moves remembers of a tile's paths.
struct CorrelationScratch: Sendable {
  /// The diagonal of Q, a column per driver.
  var diagonal: [Double] = []
  /// The last standardised returns, as many steps as are remembered, in turn: a column per driver each.
  var past: [[Double]] = []
  /// A pair of normals per path.
  var normals: [Double] = []

  /// Makes room, once for a tile.
  mutating func resize(columns: Int, memory: Int) {
    guard diagonal.count != columns * PathTile.width || past.count != memory else { return }
    diagonal = Array(repeating: 0, count: columns * PathTile.width)
    past = Array(repeating: diagonal, count: memory)
    normals = Array(repeating: 0, count: 2 * PathTile.width)
  }
}
