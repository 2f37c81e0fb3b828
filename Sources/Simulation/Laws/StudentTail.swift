internal import Kernels
internal import Numerics

/// The upper tail of Student's t, tabulated.
struct StudentTail: Sendable {
  /// The logarithm of the probability beyond sinh of the argument: smooth, and nearly straight far out.
  private let logTail: PiecewisePolynomial
  /// Beyond sinh(80) = 2.8e34 a t is taken for one there.
  private static let end = 80.0

  init(degreesOfFreedom: Double) {
    let law = StudentT(degreesOfFreedom: degreesOfFreedom)
    logTail = PiecewisePolynomial(on: 0...Self.end, pieces: 1_280, degree: 5) { s in
      max(law.cumulative(-(s.exponential - (-s).exponential) / 2), .leastNormalMagnitude).logarithm
    }
  }

  /// The logarithms of the probabilities beyond some distances from 0.
  func computeLogProbabilities(
    beyond values: [Double], into scratch: inout CopulaLaw.Scratch, instructionSet: InstructionSet
  ) {
    for place in values.indices {
      let distance = min(values[place].magnitude, 1e100)
      scratch.arguments[place] = distance + (distance * distance + 1).squareRoot()
    }
    instructionSet.logarithms(of: scratch.arguments, into: &scratch.results, in: values.indices)
    logTail.values(at: scratch.results, into: &scratch.logTails)
  }
}
