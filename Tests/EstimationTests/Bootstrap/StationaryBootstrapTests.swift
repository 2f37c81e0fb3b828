import Estimation
import Numerics
import Testing

@Suite("The stationary bootstrap") struct StationaryBootstrapTests {
  @Test("is a function of the seed and the replicate")
  func pure() {
    let bootstrap = StationaryBootstrap(length: 500, meanBlockLength: 12, seed: 7)
    let rows = bootstrap.rows(ofReplicate: 3)
    #expect(rows.count == 500 && rows.allSatisfy { (0..<500).contains($0) })
    #expect(StationaryBootstrap(length: 500, meanBlockLength: 12, seed: 7).rows(ofReplicate: 3) == rows)
    #expect(bootstrap.rows(ofReplicate: 4) != rows)
    #expect(StationaryBootstrap(length: 500, meanBlockLength: 12, seed: 8).rows(ofReplicate: 3) != rows)
    #expect(Array(bootstrap.rows(ofReplicate: 3, count: 900).prefix(500)) == rows)
    #expect(bootstrap.rows(ofReplicate: 3, count: 0) == [])
  }

  @Test("of one row repeats it, and of blocks without end goes round the circle")
  func extremes() {
    #expect(StationaryBootstrap(length: 1, meanBlockLength: 5, seed: 1).rows(ofReplicate: 0, count: 4) == [0, 0, 0, 0])
    let rows = StationaryBootstrap(length: 10, meanBlockLength: 1e15, seed: 1).rows(ofReplicate: 0, count: 25)
    for (row, next) in zip(rows, rows.dropFirst()) { #expect(next == (row + 1) % 10) }
  }

  /// Pearson's statistic over lengths, the rest in the last cell; exceeded by chance once in a thousand million.
  @Test("has geometric block lengths of the right mean", arguments: [1.25, 2, 8, 30])
  func lengths(mean: Double) {
    // A block that ends by chance in the row after another's last is not seen; among 10⁹ rows that is rare.
    let bootstrap = StationaryBootstrap(length: 1_000_000_000, meanBlockLength: mean, seed: 21)
    let rows = bootstrap.rows(ofReplicate: 0, count: 100_000)
    var lengths: [Int] = []
    var length = 1
    for (row, next) in zip(rows, rows.dropFirst()) {
      if next == (row + 1) % bootstrap.length {
        length += 1
      } else {
        lengths.append(length)
        length = 1
      }
    }
    let cells = 8
    var observed = [Double](repeating: 0, count: cells)
    for length in lengths { observed[min(length - 1, cells - 1)] += 1 }
    let stays = 1 - 1 / mean
    var left = 1.0
    var statistic = 0.0
    for cell in 0..<cells {
      let probability = cell == cells - 1 ? left : left / mean
      let expected = probability * Double(lengths.count)
      statistic += (observed[cell] - expected) * (observed[cell] - expected) / expected
      left *= stays
    }
    #expect(ChiSquared(degreesOfFreedom: Double(cells - 1)).cumulative(statistic) < 1 - 1e-9)
    let average = Double(lengths.reduce(0, +)) / Double(lengths.count)
    let error = (mean * (mean - 1) / Double(lengths.count)).squareRoot()
    #expect(abs(average - mean) < 6.1 * error)
  }

  /// In a stationary replicate every row is equally likely at every place, the first and the last among them.
  @Test("starts blocks anywhere on the circle", arguments: [0, 1, 17])
  func uniform(place: Int) {
    let (length, replicates) = (20, 40_000)
    let bootstrap = StationaryBootstrap(length: length, meanBlockLength: 6, seed: 22)
    var counts = [Double](repeating: 0, count: length)
    for replicate in 0..<replicates {
      counts[bootstrap.rows(ofReplicate: replicate, count: place + 1)[place]] += 1
    }
    let expected = Double(replicates) / Double(length)
    let statistic = counts.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected }
    #expect(ChiSquared(degreesOfFreedom: Double(length - 1)).cumulative(statistic) < 1 - 1e-9)
  }

  /// A lag within a block survives with probability (1 - 1/b)^lag, and a lag across blocks is independent.
  @Test("keeps the autocorrelation within blocks", arguments: [1, 3, 10])
  func autocorrelation(lag: Int) {
    var market = SyntheticMarket(seed: 23)
    var value = 0.0
    let series = (0..<2000).map { _ in
      value = 0.9 * value + market.normal()
      return value
    }
    let mean = series.reduce(0, +) / 2000
    func autocovariance(_ rows: [Int]) -> Double {
      zip(rows, rows.dropFirst(lag)).reduce(0) { $0 + (series[$1.0] - mean) * (series[$1.1] - mean) }
        / Double(rows.count - lag)
    }
    let circle = Array(0..<2000) + Array(0..<lag)
    let expected = autocovariance(circle) * (0..<lag).reduce(1) { product, _ in product * (1 - 1 / 20.0) }
    let bootstrap = StationaryBootstrap(length: 2000, meanBlockLength: 20, seed: 24)
    let values = (0..<200).map { autocovariance(bootstrap.rows(ofReplicate: $0)) }
    let average = values.reduce(0, +) / 200
    let variance = values.reduce(0) { $0 + ($1 - average) * ($1 - average) } / 199
    #expect(abs(average - expected) < 6.1 * (variance / 200).squareRoot())
  }

  @Test("refuses a block without a row")
  func noBlock() async {
    await #expect(processExitsWith: .failure) { _ = StationaryBootstrap(length: 5, meanBlockLength: 0.5, seed: 1) }
  }
}
