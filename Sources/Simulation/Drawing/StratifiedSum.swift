internal import Kernels
internal import RandomStreams

/// Stratifies the sum of the factors' components along a direction over the steps up to the last that matters.
///
/// Path n draws the sum from stratum n mod 256 of its distribution, and then the components step by step given what is
/// left of it: with R left and m steps to go a component is normal with mean R / m and variance 1 - 1 / m.
struct StratifiedSum: Sendable {
  private let direction: [Double]
  private let lastStep: Int
  private let choice: RandomStream

  init(direction: [Double], lastStep: Int, choice: RandomStream) {
    self.direction = direction
    self.lastStep = lastStep
    self.choice = choice
  }

  func start(in tile: inout PathTile, instructionSet: InstructionSet) {
    choice.words(step: 0, pair: 0, paths: tile.paths, into: &tile.words)
    // A normal's word is a fraction of its distribution, up to a rearrangement of halves: its first bits are a stratum.
    let bits = UInt64(PathTile.width.trailingZeroBitCount)
    var words = tile.words.first
    for place in words.indices {
      words[place] = (words[place] >> bits) | (tile.paths[place] << (64 - bits))
    }
    instructionSet.standardNormals(from: words, into: &tile.scratch.remaining, at: 0)
    let scale = Double(lastStep).squareRoot()
    for place in tile.scratch.remaining.indices { tile.scratch.remaining[place] *= scale }
  }

  func apply(step: Int, in tile: inout PathTile) {
    guard step < lastStep else { return }
    let toGo = Double(lastStep - step)
    let spread = (1 - 1 / toGo).squareRoot()
    tile.project(on: direction)
    for place in tile.column.indices {
      let component = tile.scratch.remaining[place] / toGo + spread * tile.column[place]
      tile.scratch.remaining[place] -= component
      tile.column[place] = component - tile.column[place]
    }
    tile.shift(along: direction)
  }
}

extension PathTile {
  /// Sets the scratch column to the factors' components along a direction.
  mutating func project(on direction: [Double]) {
    for place in column.indices { column[place] = 0 }
    for asset in 0..<drivers {
      instructionSet.add(factors, in: Self.column(asset), weight: direction[asset], to: &column)
    }
  }

  /// Adds the scratch column, path by path, to the factors along a direction.
  mutating func shift(along direction: [Double]) {
    for asset in 0..<drivers {
      let (weight, first) = (direction[asset], asset * Self.width)
      for place in 0..<Self.width { factors[first + place] += weight * column[place] }
    }
  }
}
