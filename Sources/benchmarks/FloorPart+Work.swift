import Kernels
import Numerics
import RandomStreams
import Simulation

extension FloorPart {
  /// The work of a number of rounds, on data of its own; what it returns depends on the results.
  func makeWork(_ instructionSet: InstructionSet) throws -> @Sendable (_ rounds: Int) -> Double {
    let width = PathTile.width
    switch self {
    case .philox:
      let stream = RandomStream(seed: identity(1), stream: 0, instructionSet: instructionSet)
      return { rounds in
        var buffer = WordBuffer(paths: width)
        let paths = (0..<UInt64(width)).map { $0 }
        for round in 0..<rounds { stream.words(step: round, pair: 0, paths: paths, into: &buffer) }
        return Double(buffer.first[0])
      }
    case .normals:
      return { rounds in
        let words = (0..<UInt64(width)).map { $0 &* 0x9E37_79B9_7F4A_7C15 }
        var normals = Self.spread(width)
        for _ in 0..<rounds { instructionSet.standardNormals(from: identity(words), into: &normals, at: 0) }
        return normals[0]
      }
    case .product(let order):
      let factor = try Matrix(columns: Market.correlation(order)).choleskyFactor().matrix
      let packed = PackedFactor(columnMajor: factor.storage, outputs: order, inputs: order)
      return { rounds in
        let source = Self.spread(order * width)
        var block = source
        for _ in 0..<rounds { instructionSet.correlate(identity(source), by: packed, rows: width, into: &block) }
        return block[0]
      }
    case .fastestProductByBLAS(let order):
      return try FloorPart.productByBLAS(order: order, rows: width).makeWork(instructionSet)
    case .productByBLAS(let order, let rows):
      let factor = try Matrix(columns: Market.correlation(order)).choleskyFactor()
      return { rounds in
        let source = Self.spread(order * rows)
        var block = source
        for _ in 0..<rounds {
          // In place, and from the same numbers every time, which would overflow otherwise.
          Self.copy(identity(source), to: &block)
          factor.correlate(&block, rows: rows)
        }
        return block[0]
      }
    case .exponentials:
      return { rounds in
        let values = Self.spread(width)
        var results = values
        for _ in 0..<rounds { instructionSet.exponentials(of: identity(values), into: &results, in: 0..<width) }
        return results[0]
      }
    case .probabilities:
      return { rounds in
        let values = Self.spread(width)
        var results = values
        for _ in 0..<rounds { instructionSet.normalProbabilities(of: identity(values), into: &results, in: 0..<width) }
        return results[0]
      }
    case .checks:
      return { rounds in
        var table = CollateralTable(assets: Self.checkedAssets)
        for _ in 0..<Self.checkedAccounts { table.append(holdings: [(0, 0.5), (1, 1), (2, 2)], bound: 0) }
        let prices = PathPrices(assets: Self.checkedAssets, steps: Self.checkedSteps)
        var steps = [Int64](repeating: 0, count: Self.checkedAccounts * PathPrices.width)
        var values = [Double](repeating: 0, count: steps.count)
        for _ in 0..<rounds {
          instructionSet.firstFalls(
            of: 0..<Self.checkedAccounts, in: table, on: identity(prices), steps: &steps, values: &values)
        }
        return values[0]
      }
    case .copy(let bytes):
      return { rounds in
        let source = [Double](repeating: 1, count: (bytes + 7) / 8)
        var target = source
        for _ in 0..<rounds { Self.copy(identity(source), to: &target) }
        return target[0]
      }
    }
  }

  /// Numbers from -3 to 3.
  private static func spread(_ count: Int) -> [Double] { (0..<count).map { 6 * Double($0) / Double(count) - 3 } }

  private static func copy(_ source: [Double], to target: inout [Double]) {
    unsafe target.withUnsafeMutableBytes { target in
      unsafe source.withUnsafeBytes { source in unsafe target.copyMemory(from: source) }
    }
  }
}
