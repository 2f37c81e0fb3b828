internal import MarketModel
internal import Numerics

/// The density of returns joined by a t copula.
struct CopulaDensity: StepDensity {
  private let margins: [TailedMargin]
  private let copula: StudentTCopula
  private let drifts: [Double]
  private var variances: VariancePath

  init(_ step: ModelStep, _ returns: CopulaReturns) {
    margins = returns.margins.map(TailedMargin.init)
    copula = StudentTCopula(correlation: step.correlation, degreesOfFreedom: returns.degreesOfFreedom)
    drifts = step.drifts
    variances = VariancePath(returns.clustering, fallShares: returns.margins.map(\.fallShare), step)
  }

  mutating func advance(_ returns: [Double]) throws(LinearAlgebraError) -> StepScore {
    let surprises = returns.indices.map { returns[$0] - drifts[$0] + 0.5 * variances.values[$0] }
    var marginals: [Double] = []
    var scores = Matrix(rows: 1, columns: returns.count)
    for (driver, margin) in margins.enumerated() {
      let deviation = variances.values[driver].squareRoot()
      let value = surprises[driver] / deviation
      marginals.append(margin.logDensity(value) - deviation.logarithm)
      scores[0, driver] = margin.normalScore(value)
    }
    let copulaDensity = try copula.logDensities(atNormal: scores)[0]
    variances.advance(surprises: surprises)
    return StepScore(joint: marginals.reduce(copulaDensity, +), marginals: marginals)
  }
}

extension TailedMargin {
  /// The law that a model file writes down.
  init(_ margin: ReturnMargin) {
    self.init(
      body: margin.middle,
      lower: (margin.lower.probability, GeneralisedPareto(scale: margin.lower.scale, shape: margin.lower.shape)),
      upper: (margin.upper.probability, GeneralisedPareto(scale: margin.upper.scale, shape: margin.upper.shape)))
  }
}
