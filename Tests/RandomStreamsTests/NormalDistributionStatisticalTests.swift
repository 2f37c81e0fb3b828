import Foundation
import Numerics
import RandomStreams
import Testing

@Suite("Law of the normals by Anderson and Darling")
struct NormalDistributionStatisticalTests {
  private static func statistic(stream: UInt16, step: Int, paths: Int) -> Double {
    let address = ColumnAddress(seed: 20_240_303, stream: stream, step: step, factor: 0, firstPath: 0)
    return AndersonDarling.statistic(address.normals(paths: paths).sorted().map(StandardNormal.cumulative))
  }

  // The values are the same series, in 30 digits, with adaptive quadrature; the last three points are the percentiles
  // of 90, 95 and 99 that it gives.
  @Test(
    "the law of the statistic is the limit's",
    arguments: zip(
      [0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 1.93295783274159, 2.49236716004941, 3.87812502160539],
      [
        2.8078105126362972e-5, 0.029606672521625275, 0.25318562646965552, 0.64273332678598091, 0.90816322505874788,
        0.99128181308608671, 0.99988618584427342, 0.99999997279451033, 0.9, 0.95, 0.99,
      ]))
  func law(x: Double, probability: Double) {
    #expect(abs(AndersonDarling.cumulative(x) - probability) < 1e-14)
  }

  @Test("a million draws are normal", arguments: [0, 1, 2, 0x8000] as [UInt16])
  func normal(stream: UInt16) {
    #expect(Self.statistic(stream: stream, step: 0, paths: 1 << 20) < AndersonDarling.limit)
  }

  // By the inequality of Dvoretzky, Kiefer and Wolfowitz with Massart's constant, the distance exceeds d with a
  // probability below 2 exp(-2 n d²), whatever n.
  @Test("the statistics of 200 samples follow their law")
  func statistics() {
    let probabilities = (0..<200).map { repeated in
      AndersonDarling.cumulative(Self.statistic(stream: UInt16(repeated / 20), step: 1 + repeated % 20, paths: 1 << 14))
    }.sorted()
    let n = Double(probabilities.count)
    let distance = probabilities.enumerated().reduce(0) { largest, entry in
      max(largest, entry.element - Double(entry.offset) / n, Double(entry.offset + 1) / n - entry.element)
    }
    #expect(distance < (log(2 / falseAlarm) / (2 * n)).squareRoot())
  }
}
