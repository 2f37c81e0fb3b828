public import Numerics

extension StudentTCopulaFit {
  /// Fits a t copula: correlations by Kendall's tau, degrees of freedom by the likelihood of the ranks.
  ///
  /// The correlation is sin(πτ/2) (Lindskog, McNeil and Schmock 2003), replaced by the nearest whose smallest eigenvalue
  /// is 1e-4 where it is none. The degrees of freedom maximise the likelihood of the pseudo-observations, which are ranks
  /// divided by n + 1. Their standard error is that of a semi-parametric estimate (Genest, Ghoudi and Rivest 1995,
  /// Biometrika 82, 543-552), with the rank correlations as a further step; the observations count as independent.
  ///
  /// Tied observations have their mean rank, and tau is tau-b. An asset that stands still on half of the days thus keeps
  /// its correlation, but its mass of equal ranks pulls the degrees of freedom up; ``tiedShares`` says how many there are.
  /// A single huge observation counts as the largest, and no more.
  /// - Parameters:
  ///   - observations: Returns or residuals, one row per step, one column per asset, in any unit.
  ///   - assets: The names of the columns, for messages.
  /// - Throws: ``DependenceError`` where the observations are too few, not finite or do not differ, or where two assets
  ///   have the same ranks.
  /// - Precondition: there are two columns at least, and one name per column.
  /// - Complexity: O(rows * columns² * log(rows)), and about 40 evaluations of the likelihood.
  public init(_ observations: Matrix, assets: [String]) throws(DependenceError) {
    try observations.requireUsable(assets: assets, fewest: Self.fewestObservations)
    guard let tau = KendallTau.matrix(observations) else {
      // Every series varies, so every one has ranks.
      preconditionFailure("A series that varies has untied pairs")
    }
    let (correlation, repair) = try Self.correlation(of: tau, assets: assets)
    let likelihood: CopulaLikelihood
    do throws(LinearAlgebraError) {
      likelihood = try CopulaLikelihood(PseudoObservations(observations), correlation: correlation)
    } catch {
      throw .notRepaired(.linearAlgebra(error))
    }
    // The likelihood may rise at both ends, so each half of the range of 1/ν is searched.
    let (low, high) = (1 / Self.degreesOfFreedom.upperBound, 1 / Self.degreesOfFreedom.lowerBound)
    var evaluations = 0
    let found = [low...0.2, 0.2...high].map { range in
      Minimisation.brent(in: range) { inverse in
        evaluations += 1
        return -likelihood.logLikelihood(degreesOfFreedom: 1 / inverse)
      }
    }
    let best = found[0].value <= found[1].value ? found[0] : found[1]
    let bound: Bound? =
      best.argument < low + 1e-5 ? .mostDegreesOfFreedom : best.argument > high - 1e-5 ? .fewestDegreesOfFreedom : nil
    let degreesOfFreedom = 1 / best.argument
    let errors = bound == nil ? likelihood.standardErrors(degreesOfFreedom: degreesOfFreedom) : nil
    copula = StudentTCopula(correlation: correlation, degreesOfFreedom: degreesOfFreedom)
    kendallTau = tau
    self.repair = repair
    standardError = errors?.robust
    curvatureStandardError = errors?.curvature
    logLikelihood = -best.value
    gaussianLogLikelihood = likelihood.gaussianLogLikelihood
    self.observations = observations.rows
    tiedShares = likelihood.levels.tiedShares
    convergence = Convergence(starts: found.count, evaluations: evaluations, activeBound: bound)
  }

  /// The correlation that Kendall's tau stands for, and what was done to make it one.
  private static func correlation(
    of tau: Matrix, assets: [String]
  ) throws(DependenceError) -> (Matrix, NearestCorrelation?) {
    for second in assets.indices {
      for first in 0..<second where tau[first, second].magnitude == 1 {
        throw .dependentAssets(
          assets: [assets[first], assets[second]], smallestEigenvalue: 0, bound: NearestCorrelation.defaultFloor)
      }
    }
    var correlation = Matrix.identity(assets.count)
    for second in assets.indices {
      for first in assets.indices where first != second {
        correlation[first, second] = (0.5 * .pi * tau[first, second]).sine
      }
    }
    if let smallest = try? correlation.smallestEigenvalue(), smallest >= NearestCorrelation.defaultFloor {
      return (correlation, nil)
    }
    do throws(NearestCorrelationError) {
      let nearest = try NearestCorrelation(to: correlation, floor: repairFloor)
      return (nearest.matrix, nearest)
    } catch {
      throw .notRepaired(error)
    }
  }

  /// What a repair lifts the smallest eigenvalue to: the density of a copula that is nearly singular is all in that
  /// direction.
  private static let repairFloor = 1e-4
}
