import Kernels
import Testing

@Suite("Clustering kernel against plain loops")
struct ClusteringTests {
  private static let margin = 3
  private static let recursions = [
    VarianceRecursion(omega: 1e-5, alpha: 0.1, gamma: 0, beta: 0.85),
    VarianceRecursion(omega: 2e-4, alpha: 0.03, gamma: 0.12, beta: 0.8),
    VarianceRecursion(omega: 0.01, alpha: 0.2, gamma: -0.2, beta: 0),
    VarianceRecursion(omega: 0, alpha: 0, gamma: 0, beta: 0),
  ]

  /// The twin: one number at a time, each operation rounded by itself.
  private static func twin(
    _ standardised: [Double], scale: [Double]?, drift: Double, recursion: VarianceRecursion,
    variances: inout [Double], target: inout [Double], run: Range<Int>
  ) {
    for place in run {
      let variance = variances[place]
      let scaled = scale.map { standardised[place] * $0[place - run.lowerBound] } ?? standardised[place]
      let surprise = variance.squareRoot() * scaled
      let half = 0.5 * variance
      let location = drift - half
      let move = location + surprise
      target[place] += move
      let weight = surprise < 0 ? recursion.alpha + recursion.gamma : recursion.alpha
      let square = surprise * surprise
      let (answer, rest) = (weight * square, recursion.beta * variance)
      let moved = answer + rest
      variances[place] = recursion.omega + moved
    }
  }

  @Test("returns and variances of the run alone, to the bit", arguments: levels, sizes)
  func clustered(level: InstructionSet, size: Int) {
    let count = size + 2 * Self.margin
    let standardised = [Double].irregular(count, seed: 2).map { 3 * $0 }
    let start = [Double].irregular(count, seed: 3)
    // Variances of zero among them: a driver that does not move.
    let first = [Double].irregular(count, seed: 4).map { $0 > 0.9 ? 0 : 1e-3 * $0 * $0 }
    let run = Self.margin..<Self.margin + size
    for recursion in Self.recursions {
      for scale in [nil, [Double].irregular(size, seed: 5).map { 1 + $0 }] {
        var (target, variances) = (start, first)
        level.addClusteredReturns(
          standardised, scale: scale, drift: 3e-4, recursion: recursion, variances: &variances, to: &target, in: run)
        var (expected, moved) = (start, first)
        Self.twin(
          standardised, scale: scale, drift: 3e-4, recursion: recursion, variances: &moved, target: &expected, run: run)
        #expect(target.bits == expected.bits)
        #expect(variances.bits == moved.bits)
      }
    }
  }

  @Test("a fall counts for more where gamma is positive, a return of zero is no fall", arguments: levels)
  func falls(level: InstructionSet) {
    var (target, variances) = ([0.0, 0, 0], [1.0, 1, 1])
    level.addClusteredReturns(
      [-2, 2, 0], scale: nil, drift: 0.5, recursion: VarianceRecursion(omega: 1, alpha: 0.25, gamma: 0.5, beta: 0.5),
      variances: &variances, to: &target, in: 0..<3)
    #expect(target == [-2, 2, 0])
    #expect(variances == [4.5, 2.5, 1.5])
  }

  @Test("a scale too short traps")
  func shortScale() async {
    await #expect(processExitsWith: .failure) {
      var (target, variances) = ([0.0, 0], [1.0, 1])
      InstructionSet.baseline.addClusteredReturns(
        [1, 2], scale: [1], drift: 0, recursion: VarianceRecursion(omega: 0, alpha: 0, gamma: 0, beta: 0),
        variances: &variances, to: &target, in: 0..<2)
    }
  }

  @Test("a run outside the variances traps")
  func outside() async {
    await #expect(processExitsWith: .failure) {
      var (target, variances) = ([0.0, 0], [1.0])
      InstructionSet.baseline.addClusteredReturns(
        [1, 2], scale: nil, drift: 0, recursion: VarianceRecursion(omega: 0, alpha: 0, gamma: 0, beta: 0),
        variances: &variances, to: &target, in: 0..<2)
    }
  }
}
