import Numerics
import Testing

@Suite("Correlations of the normals and of their squares between addresses")
struct CorrelationStatisticalTests {
  /// Neighbours in every part of the address, and distant seeds and streams.
  private static let addresses: [ColumnAddress] = {
    let seed: UInt64 = 20_240_304
    var addresses: [ColumnAddress] = []
    for seed in [seed, seed + 1, seed + (1 << 32)] {
      for stream in [UInt16(0), 1, 0x100] {
        for step in 0..<2 {
          for path in 0..<UInt64(2) {
            for factor in 0..<4 {
              addresses.append(
                ColumnAddress(seed: seed, stream: stream, step: step, factor: factor, firstPath: path))
            }
          }
        }
      }
    }
    return addresses
  }()
  private static let (blocks, width) = (64, 4_096)

  /// The correlations of all columns, in standard errors: first those of the normals, then those of their squares.
  ///
  /// The true moments are known, so that a correlation is a mean product of numbers of mean 0 and variance 1.
  private static let scores: Matrix = {
    let order = 2 * addresses.count
    var sums = Matrix(rows: order, columns: order)
    for block in 0..<blocks {
      var normals: [Double] = []
      for var address in addresses {
        address.firstPath += UInt64(2 * block * width)
        normals += address.normals(paths: width)
      }
      let squares = normals.map { ($0 * $0 - 1) * 0.5.squareRoot() }
      let product = Matrix(rows: width, columns: order, columnMajor: normals + squares).crossProduct()
      sums = Matrix(
        rows: order, columns: order, columnMajor: zip(sums.storage, product.storage).map { $0 + $1 })
    }
    return sums.scaled(by: 1 / Double(blocks * width).squareRoot())
  }()

  /// The scores of the pairs of different addresses, each once.
  private static let pairs: [Double] = {
    let count = addresses.count
    return (0..<2 * count).flatMap { column in
      (0..<column).filter { $0 % count != column % count }.map { scores[$0, column] }
    }
  }()

  @Test("none is far from 0")
  func largest() {
    #expect(Self.pairs.count == 2 * 144 * 143)
    #expect(Self.pairs.reduce(0) { max($0, abs($1)) } < limit)
  }

  // Squared scores have a variance of 2. Two of them that share an address have a covariance too, of 2 to 74 divided by
  // the number of draws, which widens the standard error by less than a hundredth.
  @Test("together they are as large as chance makes them")
  func sumOfSquares() {
    let count = Double(Self.pairs.count)
    let sum = Self.pairs.reduce(0) { $0 + $1 * $1 }
    #expect(abs(sum - count) < limit * (2 * count).squareRoot())
  }
}
