import Foundation
import RandomStreams
import Testing

@Suite("Statistics of the scrambling")
struct SobolStatisticalTests {
  /// The words of some points of one dimension under many scramblings: by scrambling, then by point.
  private static func scramblings(_ count: Int, points: [Int], dimension: Int) -> [[UInt64]] {
    (0..<count / SobolStream.randomisations).flatMap { seed in
      let stream = SobolStream(seed: UInt64(seed), stream: 3, dimensions: dimension + 1)
      var buffer = SobolBuffer(paths: points.count * SobolStream.randomisations)
      let paths = (0..<SobolStream.randomisations).flatMap { randomisation in
        points.map { UInt64($0 * SobolStream.randomisations + randomisation) }
      }
      buffer.load(paths)
      stream.words(dimension: dimension, in: &buffer)
      return (0..<SobolStream.randomisations).map { randomisation in
        Array(buffer.words[randomisation * points.count..<(randomisation + 1) * points.count])
      }
    }
  }

  @Test("every bit of every point is 0 as often as 1", arguments: [0, 1, 31, 32, 999])
  func bits(dimension: Int) {
    let count = 4_096
    let scramblings = Self.scramblings(count, points: [0, 1, 2, 77, 1_023], dimension: dimension)
    for point in 0..<5 {
      for bit in 0..<53 {
        let ones = scramblings.count { $0[point] >> UInt64(63 - bit) & 1 == 1 }
        // Exceeded with a probability of 1e-9 for each of the 1,325 bits.
        #expect(abs(Double(ones) - Double(count) / 2) < limit * Double(count).squareRoot() / 2)
      }
    }
  }

  @Test("what is done to one interval says nothing about what is done to another", arguments: [1, 32, 999])
  func nestedIndependence(dimension: Int) {
    // Bit b of the first 2^b points: each is flipped, or not, by a coin of its own.
    let count = 4_096
    let points = Array(0..<64)
    let scramblings = Self.scramblings(count, points: points, dimension: dimension)
    let plain = points.map { point in Self.unscrambled(point, dimension: dimension) }
    for bit in 1..<6 {
      var flips: [UInt64: [Double]] = [:]
      for scrambling in scramblings {
        var seen: [UInt64: Double] = [:]
        for point in points {
          let interval = plain[point] >> UInt64(64 - bit)
          let flip = (plain[point] ^ scrambling[point]) >> UInt64(63 - bit) & 1
          seen[interval] = flip == 1 ? 1 : -1
        }
        for (interval, flip) in seen { flips[interval, default: []].append(flip) }
      }
      #expect(flips.count == 1 << bit)
      let intervals = flips.keys.sorted()
      for (place, first) in intervals.enumerated() {
        for second in intervals[..<place] {
          let product = zip(flips[first, default: []], flips[second, default: []]).reduce(0) { $0 + $1.0 * $1.1 }
          #expect(abs(product) < limit * Double(count).squareRoot(), "bit \(bit), \(first) and \(second)")
        }
      }
    }
  }

  /// A point before it is scrambled, as a fraction of 2^64: Sobol' intervals do not depend on the order of the points.
  private static func unscrambled(_ point: Int, dimension: Int) -> UInt64 {
    let directions = sobolDirections(dimension: dimension)
    return (0..<32).reduce(0) { point >> $1 & 1 == 1 ? $0 ^ UInt64(directions[$1]) << 32 : $0 }
  }

  @Test("averages are unbiased, and their variance falls as the cube of the number of points", arguments: [1, 5])
  func variance(dimensions: Int) {
    func spread(_ bits: Int) -> (mean: Double, deviation: Double, count: Double) {
      let means = (UInt64(0)..<64).flatMap { seed -> [Double] in
        let stream = SobolStream(seed: seed, stream: 3, dimensions: dimensions)
        var buffer = SobolBuffer(paths: SobolStream.randomisations << bits)
        buffer.load((0..<UInt64(SobolStream.randomisations << bits)).map { $0 })
        var values = [Double](repeating: 1, count: buffer.words.count)
        for dimension in 0..<dimensions {
          stream.words(dimension: dimension, in: &buffer)
          // The mean of 1 + (x - 1/2) / 2 is 1, whatever the number of factors.
          for place in values.indices { values[place] *= 0.75 + 0.5 * Double(buffer.words[place] >> 11) * 0x1p-53 }
        }
        return (0..<SobolStream.randomisations).map { randomisation in
          stride(from: randomisation, to: values.count, by: SobolStream.randomisations).reduce(0) { $0 + values[$1] }
            / Double(1 << bits)
        }
      }
      let count = Double(means.count)
      let mean = means.reduce(0, +) / count
      return (mean, (means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)).squareRoot(), count)
    }
    let (small, large) = (spread(4), spread(10))
    for result in [small, large] {
      #expect(abs(result.mean - 1) < limit * result.deviation / result.count.squareRoot() + 1e-15)
    }
    // Plain averages would err by 64 to the 1/2, 8 times less with 64 times the points; these by 64 to the 3/2 = 512 for
    // one dimension (Owen 1997, "Scrambled net variance for integrals of smooth functions"), less a logarithm for five.
    #expect(small.deviation / large.deviation > (dimensions == 1 ? 400 : 100))
    let plain = (pow(1 + 1 / 48.0, Double(dimensions)) - 1).squareRoot() / 32
    #expect(large.deviation < plain / 200)
  }

  @Test("randomisations and dimensions are uncorrelated")
  func independence() {
    // The first points of 16 randomisations and 64 seeds, in 64 dimensions: 64 columns of 1,024 fair draws.
    var columns = [[Double]](repeating: [], count: 64)
    for seed in UInt64(0)..<64 {
      let stream = SobolStream(seed: seed, stream: 3, dimensions: 64)
      var buffer = SobolBuffer(paths: SobolStream.randomisations)
      buffer.load((0..<UInt64(SobolStream.randomisations)).map { $0 })
      for dimension in columns.indices {
        stream.words(dimension: dimension, in: &buffer)
        columns[dimension] += buffer.words.map { Double($0 >> 11) * 0x1p-53 - 0.5 }
      }
    }
    for (place, first) in columns.enumerated() {
      for second in columns[..<place] {
        // Products of independent uniforms have a standard deviation of 1/12; those of equal ones add up to 1,024 / 12.
        #expect(abs(zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }) < limit * 32 / 12)
      }
      for randomisation in 1..<SobolStream.randomisations {
        // Randomisation 0 against another, over the seeds.
        let product = (0..<64).reduce(0) { $0 + first[16 * $1] * first[16 * $1 + randomisation] }
        #expect(abs(product) < limit * 8 / 12)
      }
    }
  }
}
