import MarketModel
import Numerics
import Simulation
import Testing

@Suite("Statistics of the distances under laws with a memory")
struct LawAuditStatisticalTests {
  @Test(
    "over 150 seeds distances are standard normal, and no more of them are far out than should be",
    arguments: LawCase.all)
  func distances(law: LawCase) throws {
    LinearAlgebra.useCallingThreadOnly()
    var distances: [String: [Double]] = [:]
    for seed in 0..<UInt64(150) {
      for entry in try PathAudit(of: law, assets: 2, seed: 2_000 + seed, observations: 8_192).entries {
        if let zScore = entry.zScore { distances[entry.quantity, default: []].append(zScore) }
      }
    }
    var (far, all) = (0.0, 0.0)
    for (quantity, values) in distances where values.count > 100 {
      let n = Double(values.count)
      let mean = values.reduce(0, +) / n
      let variance = values.reduce(0) { $0 + $1 * $1 } / n
      // An estimate from 2,048 paths has a bias of the order of one in the root of them.
      #expect(abs(mean) < 6.1 / n.squareRoot() + 0.1, "\(quantity): mean \(mean)")
      // Six standard errors of a variance, and a fifth for what is not quite normal yet.
      #expect(abs(variance - 1) < 6.1 * (2 / n).squareRoot() + 0.2, "\(quantity): variance \(variance)")
      far += Double(values.count { abs($0) > 3 })
      all += n
    }
    // Of normal distances 0.27 % are beyond 3. Those of one audit lean on each other, and with the skewness of 0.1 that
    // is allowed twice as many may be: half of a percent, and six standard errors of four times fewer figures.
    #expect(far < 0.005 * all + 6.1 * (0.005 * all * 4).squareRoot(), "\(far) of \(all)")
  }
}
