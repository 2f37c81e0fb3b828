internal import Foundation
internal import Kernels

extension RandomStream {
  /// Chi-square variates, one per path.
  ///
  /// Marsaglia and Tsang (2000, "A simple method for generating gamma variables", ACM TOMS 26(3)): each attempt takes the
  /// normal and the uniform of one pair of words, and attempt k has pair k as its address, so that a path's variate does
  /// not depend on the paths around it. At least 95 attempts in 100 succeed.
  /// - Parameters:
  ///   - degreesOfFreedom: ν, at least 2.
  ///   - step: The time step, from 0.
  ///   - paths: The path numbers, each below 2^48.
  ///   - target: Receives one variate per path.
  ///   - buffer: Scratch with one place per path.
  /// - Precondition: `degreesOfFreedom >= 2` and `target.count == paths.count`.
  public func chiSquares(
    degreesOfFreedom: Double, step: Int, paths: [UInt64], into target: inout [Double], buffer: inout WordBuffer
  ) {
    precondition(degreesOfFreedom >= 2 && target.count == paths.count, "Not a chi-square per path")
    let proposal = GammaProposal(shape: degreesOfFreedom / 2)
    words(step: step, pair: 0, paths: paths, into: &buffer)
    instructionSet.standardNormals(from: buffer.first, into: &target, at: 0)
    for index in paths.indices {
      if let gamma = proposal.accept(normal: target[index], uniformWord: buffer.second[index]) {
        target[index] = 2 * gamma
      } else {
        target[index] = 2 * retry(proposal, step: step, path: paths[index])
      }
    }
  }

  private func retry(_ proposal: GammaProposal, step: Int, path: UInt64) -> Double {
    var buffer = WordBuffer(paths: 1)
    var normal = [0.0]
    var attempt = 1
    while true {
      words(step: step, pair: attempt, paths: [path], into: &buffer)
      instructionSet.standardNormals(from: buffer.first, into: &normal, at: 0)
      if let gamma = proposal.accept(normal: normal[0], uniformWord: buffer.second[0]) { return gamma }
      attempt += 1
    }
  }
}

/// Marsaglia and Tsang's proposal for gamma variates of one shape.
private struct GammaProposal {
  private let d: Double
  private let c: Double

  init(shape: Double) {
    d = shape - 1 / 3
    c = 1 / (9 * d).squareRoot()
  }

  /// The variate that a normal proposes, or nil where the uniform rejects it.
  func accept(normal x: Double, uniformWord: UInt64) -> Double? {
    let root = 1 + c * x
    guard root > 0 else { return nil }
    let v = root * root * root
    let uniform = (Double(uniformWord >> 11) + 0.5) * 0x1p-53
    let square = x * x
    // The paper's squeeze spares the logarithms in most cases.
    if uniform < 1 - 0.0331 * square * square { return d * v }
    return log(uniform) < 0.5 * square + d * (1 - v + log(v)) ? d * v : nil
  }
}
