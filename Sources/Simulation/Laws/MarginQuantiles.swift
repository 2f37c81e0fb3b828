internal import Kernels
internal import MarketModel
internal import Numerics

/// The quantiles of a margin, a column of paths at a time.
struct MarginQuantiles: Sendable {
  private let lower: Tail
  private let upper: Tail
  private let body: [Double]
  private let piecesPerProbability: Double

  /// One of the two tails.
  private struct Tail: Sendable {
    let probability: Double
    let logProbability: Double
    let scale: Double
    let shape: Double

    init(_ tail: ReturnMargin.Tail) {
      probability = tail.probability
      logProbability = tail.probability.logarithm
      scale = tail.scale
      shape = tail.shape
    }

    /// How far beyond the threshold, for a hazard and its exponential to the power of the shape.
    func excess(hazard: Double, power: Double) -> Double {
      // With a smaller shape the difference from an exponential tail is less than the rounding of the power.
      shape.magnitude < 1e-8 ? scale * hazard : scale / shape * (power - 1)
    }
  }

  init(_ margin: ReturnMargin) {
    lower = Tail(margin.lower)
    upper = Tail(margin.upper)
    body = margin.middle
    piecesPerProbability =
      Double(margin.middle.count - 1) / (1 - margin.lower.probability - margin.upper.probability)
  }

  /// Replaces values by those of the margin that are as likely to be exceeded on their side of 0.
  ///
  /// - Parameters:
  ///   - scratch: Values, whose signs are the sides, and the logarithms of their tail probabilities.
  ///   - instructionSet: The vector instructions to use.
  func replaceValues(in scratch: inout CopulaLaw.Scratch, instructionSet: InstructionSet) {
    let places = scratch.values.indices
    for place in places {
      let tail = scratch.values[place] < 0 ? lower : upper
      scratch.arguments[place] = tail.shape * (tail.logProbability - scratch.logTails[place])
    }
    instructionSet.exponentials(of: scratch.arguments, into: &scratch.results, in: places)
    instructionSet.exponentials(of: scratch.logTails, into: &scratch.arguments, in: places)
    let last = body.count - 2
    for place in places {
      let isFall = scratch.values[place] < 0
      let tail = isFall ? lower : upper
      let probability = scratch.arguments[place]
      let excess = tail.excess(
        hazard: tail.logProbability - scratch.logTails[place], power: scratch.results[place])
      let beyond = isFall ? body[0] - excess : body[last + 1] + excess
      let position = max(0, ((isFall ? probability : 1 - probability) - lower.probability) * piecesPerProbability)
      let piece = min(Int(position), last)
      let inside = body[piece] + (position - Double(piece)) * (body[piece + 1] - body[piece])
      // Both are formed, because a branch that chance decides costs more than either.
      scratch.values[place] = probability <= tail.probability ? beyond : inside
    }
  }
}
