internal import RandomStreams

/// Moves and stretches the factors of each batch of paths so that their mean is 0 and their variance 1.
///
/// A batch is the paths whose numbers agree but for their last 8 bits. Where a tile holds one whole batch in order its own
/// columns are matched; anywhere else the batches are drawn to see their moments, which costs as much as they hold paths.
struct MomentMatching {
  let factors: RandomStream

  private static let width = UInt64(PathTile.width)

  func match(step: Int, in tile: inout PathTile) {
    let first = tile.paths[0]
    let isBatch =
      first.isMultiple(of: Self.width) && tile.paths.indices.allSatisfy { tile.paths[$0] == first + UInt64($0) }
    for asset in 0..<tile.drivers where isBatch {
      let moments = Moments(of: tile.factors[PathTile.column(asset)])
      for place in PathTile.column(asset) { tile.factors[place] = moments.matched(tile.factors[place]) }
    }
    if isBatch { return }
    for batch in Set(tile.paths.map { $0 / Self.width }) {
      let paths = (0..<Self.width).map { batch * Self.width + $0 }
      factors.standardNormals(
        step: step, factors: tile.drivers, paths: paths, into: &tile.scratch.batch, buffer: &tile.words)
      for asset in 0..<tile.drivers {
        let moments = Moments(of: tile.scratch.batch[PathTile.column(asset)])
        for place in tile.paths.indices where tile.paths[place] / Self.width == batch {
          let index = asset * PathTile.width + place
          tile.factors[index] = moments.matched(tile.factors[index])
        }
      }
    }
  }
}

/// The first two moments of a batch.
private struct Moments {
  private let mean: Double
  private let deviation: Double

  init(of values: ArraySlice<Double>) {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    self.mean = mean
    deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n).squareRoot()
  }

  func matched(_ value: Double) -> Double { (value - mean) / deviation }
}
