public import Numerics

extension RegimeSpecification {
  /// Fits regimes to the returns of several assets by maximum likelihood.
  ///
  /// The returns are demeaned by their sample means. The likelihood is climbed by expectation and maximisation from four
  /// starts, whose states are cut by the size of single steps' returns and by its average over three weeks. A limit on the
  /// least variance, which ``RegimeBound`` names, keeps a state from collapsing on single steps; a state of fewer steps
  /// than ``stepsNeeded(assets:)``, as a giant outlier makes one, is an error.
  /// - Parameters:
  ///   - returns: Returns of successive steps, a row per step, oldest first, and a column per asset, in any unit.
  ///   - assets: A name per column, for messages.
  /// - Returns: The law, its standard errors and how the search went.
  /// - Throws: ``RegimeError``.
  /// - Precondition: there is one name per column.
  /// - Complexity: O(T d²) for each of some hundred iterations and for each parameter.
  public func fit(_ returns: Matrix, assets: [String]) throws(RegimeError) -> RegimeFit {
    let needed = max(Self.fewestObservations, 5 * states * assets.count)
    let standardised: StandardisedReturns
    do {
      standardised = try StandardisedReturns(returns, assets: assets, needed: needed)
    } catch { throw .returns(error) }
    let (end, convergence) = try maximise(standardised, assets: assets.count)
    let scales = standardised.scales
    let order = end.point.covariances.indices.sorted {
      end.point.covariances[$0].totalVariance(scales) < end.point.covariances[$1].totalVariance(scales)
    }
    let occupancy = order.map { end.expectation.occupancy[$0] }
    for (state, steps) in occupancy.enumerated() where steps < Double(stepsNeeded(assets: assets.count)) {
      throw .tooFewSteps(state: state, of: states, steps: steps, needed: stepsNeeded(assets: assets.count))
    }
    let point = end.point.reordered(order)
    let logScale = scales.reduce(0) { $0 + $1.logarithm }
    return RegimeFit(
      assets: assets,
      law: RegimeLaw(
        transition: point.transition, covariances: point.covariances.map { $0.scaledOnBothSides(by: scales) }),
      means: standardised.means,
      logLikelihood: end.expectation.logLikelihood - Double(returns.rows) * logScale, observations: returns.rows,
      parameterCount: parameterCount(assets: assets.count), occupancy: occupancy,
      lastProbabilities: order.map { end.expectation.last[$0] },
      standardErrors: (try? RegimeInformation(of: standardised.values, at: point)).flatMap {
        RegimeFit.StandardErrors($0, at: point, scales: scales)
      },
      convergence: RegimeFit.Convergence(
        starts: convergence.starts, iterations: convergence.iterations, spread: convergence.spread,
        remaining: convergence.remaining,
        activeBounds: Set(end.bounds.map { $0.reordered(order) })))
  }

  /// What may be left of the log-likelihood where a search ends that only has to show where it leads.
  private static let looseTolerance = 0.02
  /// The rise of a log-likelihood, relative to its size, by which a search has left its start.
  private static let smallestGain = 1e-9
  /// The least variance of a state in any direction, relative to the body of the returns.
  private static let leastVariance = 0.01

  /// The likeliest regimes, and how they were found.
  private func maximise(
    _ standardised: StandardisedReturns, assets: Int
  ) throws(RegimeError) -> (end: RegimeSearch.End, convergence: RegimeFit.Convergence) {
    var ends: [RegimeSearch.End] = []
    let last: RegimeSearch.End
    do throws(LinearAlgebraError) {
      let search = RegimeSearch(
        returns: standardised.values, states: states,
        floor: try standardised.body.scaled(by: Self.leastVariance).choleskyFactor(),
        squaredDistances: standardised.squaredDistances, iterationLimit: iterationLimit)
      for start in try search.starts() { ends.append(try search.climb(from: start, tolerance: Self.looseTolerance)) }
      guard let best = ends.max(by: { $0.expectation.logLikelihood < $1.expectation.logLikelihood }) else {
        preconditionFailure("A search has starts")
      }
      last = try search.climb(from: best.point, tolerance: Self.largestShortfall / 10)
    } catch {
      throw .notConverged(assets: assets, iterations: 0, remaining: nil, bound: Self.largestShortfall)
    }
    let best = last.expectation.logLikelihood
    let iterations = ends.reduce(last.iterations) { $0 + $1.iterations }
    guard ends.contains(where: { $0.gain > Self.smallestGain * abs(best) }) else {
      throw .stoppedAtStart(assets: assets, starts: ends.count, iterations: iterations)
    }
    guard let remaining = last.remaining, remaining <= Self.largestShortfall else {
      throw .notConverged(
        assets: assets, iterations: iterations, remaining: last.remaining, bound: Self.largestShortfall)
    }
    return (
      last,
      RegimeFit.Convergence(
        starts: ends.count, iterations: iterations,
        spread: ends.reduce(0) { max($0, best - $1.expectation.logLikelihood) }, remaining: remaining,
        activeBounds: last.bounds)
    )
  }
}

extension Matrix {
  /// The sum of the variances in the unit of the returns.
  fileprivate func totalVariance(_ scales: [Double]) -> Double {
    zip(diagonal, scales).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
  }
}

extension RegimeBound {
  /// The same bound where the states stand in another order.
  fileprivate func reordered(_ order: [Int]) -> RegimeBound {
    func place(_ state: Int) -> Int { order.firstIndex(of: state) ?? state }
    return switch self {
    case .leastVariance(let state): .leastVariance(state: place(state))
    case .neverFollows(let from, let to): .neverFollows(from: place(from), to: place(to))
    }
  }
}
