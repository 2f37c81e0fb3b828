import Numerics
import RiskMeasures
import Testing

@Suite("Loss histograms")
struct LossHistogramTests {
  @Test("the shares, with what lies below, add up to 1 and count the losses of each bin", arguments: [1, 2, 7, 100])
  func shares(bins: Int) throws {
    let losses = Law.unit(4).losses(10_000, Draws(seed: 401))
    let sample = try LossSample(losses)
    let histogram = LossHistogram(of: sample, bins: bins)
    #expect(histogram.shares.count == bins)
    #expect(agree(histogram.shares.reduce(histogram.below, +), 1))
    // 0.0005 of 10,000 losses may lie below the bins.
    #expect(histogram.low == losses.sorted()[5] && histogram.below == 0.0005)
    #expect(agree(histogram.low + Double(bins) * histogram.width, try #require(losses.max())))
    // Away from the edges of the bins, where rounding may decide.
    for (bin, share) in histogram.shares.enumerated() {
      let low = histogram.low + Double(bin) * histogram.width
      let inside = losses.count { $0 > low + 1e-9 && $0 < low + histogram.width - 1e-9 }
      let around = losses.count { $0 > low - 1e-9 && $0 < low + histogram.width + 1e-9 }
      #expect(share * 10_000 >= Double(inside) - 1e-6 && share * 10_000 <= Double(around) + 1e-6)
    }
  }

  @Test("by hand")
  func byHand() throws {
    let histogram = LossHistogram(of: try LossSample([0, 1, 2, 3, 4, 4, 4, 8]), bins: 4)
    #expect(histogram.low == 0 && histogram.width == 2)
    #expect(histogram.shares == [0.25, 0.25, 0.375, 0.125] && histogram.below == 0)
  }

  @Test("equal losses fill one bin without width")
  func constant() throws {
    let histogram = LossHistogram(of: try LossSample([2, 2, 2]), bins: 10)
    #expect(histogram.low == 2 && histogram.width == 0 && histogram.shares == [1] && histogram.below == 0)
  }

  /// The 0 holds less than a two-thousandth of the weight and is left out; the weights of the bins are 2, 0, 1 and 3 of 6.
  @Test("of weighted losses by hand")
  func weightedByHand() throws {
    let sample = try LossSample([0, 1, 2, 8, 9, 5], weights: [0.001, 1, 1, 1, 2, 0.999])
    let histogram = LossHistogram(of: sample, bins: 4)
    #expect(histogram.low == 1 && histogram.width == 2)
    #expect(zip(histogram.shares, [2, 0, 0.999, 3]).allSatisfy { agree($0, $1 / 6.0) })
    #expect(agree(histogram.below, 0.001 / 6))
  }

  @Test("weights of losses drawn elsewhere give back the shares of their own law")
  func reweighted() throws {
    let losses = Draws(seed: 402).normals(200_000)[0].map { $0 + 1 }
    let sample = try LossSample(losses, weights: losses.map { exponential(-$0 + 0.5) })
    let histogram = LossHistogram(of: sample, bins: 10)
    #expect(agree(histogram.shares.reduce(histogram.below, +), 1))
    #expect(histogram.below > 0 && histogram.below <= LossHistogram.trimmedShare)
    // The weights' variance is at most e, and so that of a share at most 8 times that of a plain one's.
    for (bin, share) in histogram.shares.enumerated() {
      let low = histogram.low + Double(bin) * histogram.width
      let truth = StandardNormal.cumulative(low + histogram.width) - StandardNormal.cumulative(low)
      #expect(abs(share - truth) < 6.1 * (8 * truth / 200_000).squareRoot() + 1e-4)
    }
  }
}
