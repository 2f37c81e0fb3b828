internal import Numerics

/// The likelihood of excesses of unit mean under generalised Pareto laws.
///
/// With θ = ξ/β the shape of greatest likelihood is the mean of log(1 + θy), and the log-likelihood there is
/// -n (log(ξ/θ) + ξ + 1).
struct ParetoLikelihood {
  /// Stands for a shape that is not allowed; finite, because Brent's parabolas need numbers.
  private static let excluded = -1e100

  private let excesses: [Double]
  private let largest: Double

  /// The likelihood of excesses, all positive.
  init(_ excesses: [Double]) {
    self.excesses = excesses
    largest = excesses.max() ?? 0
  }

  /// What a search found.
  struct Maximum {
    let law: GeneralisedPareto
    let logLikelihood: Double
    let convergence: PeaksOverThresholdFit.Convergence
    var activeBound: PeaksOverThresholdFit.ShapeBound? { convergence.activeBound }
  }

  /// The law of greatest likelihood whose shape is within bounds.
  func maximum(shapes: ClosedRange<Double>) -> Maximum {
    var evaluations = 0
    func profile(_ θ: Double) -> Double {
      evaluations += 1
      let shape = shape(at: θ)
      return shapes.contains(shape) ? logLikelihood(θ: θ, shape: shape) : Self.excluded
    }
    let grid = grid
    let heights = grid.map(profile)
    let peaks = grid.indices.filter { place in
      heights[place] > Self.excluded && (place == 0 || heights[place] >= heights[place - 1])
        && (place == grid.count - 1 || heights[place] > heights[place + 1])
    }
    var candidates = peaks.map { place -> (law: GeneralisedPareto, height: Double) in
      let around = grid[max(0, place - 1)]...grid[min(grid.count - 1, place + 1)]
      let found = Minimisation.brent(in: around) { -profile($0) }
      let θ = -found.value >= heights[place] ? found.argument : grid[place]
      let shape = shape(at: θ)
      return (GeneralisedPareto(scale: scale(θ: θ, shape: shape), shape: shape), max(-found.value, heights[place]))
    }
    let spread = (candidates.map(\.height).max() ?? 0) - (candidates.map(\.height).min() ?? 0)
    for bound in [shapes.lowerBound, shapes.upperBound] {
      let held = maximum(shape: bound, evaluations: &evaluations)
      // Brent's method comes as near to a bound as rounding lets it; the bound itself is then the maximum.
      if candidates.allSatisfy({ held.height > $0.height - 1e-9 }) { candidates.append(held) }
    }
    let best = candidates.reduce(candidates[0]) { $1.height >= $0.height - 1e-9 ? $1 : $0 }
    let activeBound: PeaksOverThresholdFit.ShapeBound? =
      best.law.shape == shapes.lowerBound ? .least : best.law.shape == shapes.upperBound ? .most : nil
    return Maximum(
      law: best.law, logLikelihood: best.height,
      convergence: .init(starts: peaks.count, evaluations: evaluations, spread: spread, activeBound: activeBound))
  }

  /// Values of θ from where the support all but excludes the largest excess to where the scale is negligible.
  private var grid: [Double] {
    let margins = (0...24).map { (0.5 * Double($0 - 24) * 10.0.logarithm).exponential }
    let negative = margins.map { ($0 - 1) / largest }
    let positive = (0...40).map { ((0.25 * Double($0) - 3) * 10.0.logarithm).exponential }
    return negative.dropLast() + [-1e-3 / largest] + positive
  }

  private func shape(at θ: Double) -> Double {
    var sum = 0.0
    for excess in excesses { sum += (θ * excess).logarithmOfOnePlus }
    return sum / Double(excesses.count)
  }

  private func scale(θ: Double, shape: Double) -> Double { θ == 0 ? 1 : shape / θ }

  private func logLikelihood(θ: Double, shape: Double) -> Double {
    -Double(excesses.count) * (scale(θ: θ, shape: shape).logarithm + shape + 1)
  }

  /// The law of greatest likelihood of one shape.
  private func maximum(shape: Double, evaluations: inout Int) -> (law: GeneralisedPareto, height: Double) {
    var count = 0
    func height(_ logScale: Double) -> Double {
      count += 1
      let law = GeneralisedPareto(scale: logScale.exponential, shape: shape)
      return excesses.reduce(0) { $0 + law.logDensity($1) }
    }
    let least = shape < 0 ? (-shape * largest * (1 + 1e-9)).logarithm : -40
    let found = Minimisation.brent(in: least...max(least, 0) + 5) { -height($0) }
    evaluations += count
    return (GeneralisedPareto(scale: found.argument.exponential, shape: shape), -found.value)
  }
}
