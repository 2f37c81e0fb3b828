internal import MarketModel
internal import Numerics

/// Margins and a copula fitted to standardised returns.
struct MarginsAndCopula {
  let copula: StudentTCopulaFit
  let margins: [ReturnMargin]
  /// What the standardised returns were divided by for each law to have a variance of 1.
  let scales: [Double]
  let figures: [FittedFigure]
  let searches: [String]
  let activeBounds: [String]
  let repairs: [String]
  let tails: TailEvidence
  private let laws: [TailedMargin]
  private let standardised: [[Double]]

  init(_ residuals: Matrix, _ input: LawInput) throws {
    let assets = input.assets
    let specification = SemiParametricMargin(
      tailShare: input.options.tailShare, pieces: Self.pieces(residuals.rows),
      largestShape: input.options.largestTailShape)
    let fits = try assets.enumerated().map { column, asset in
      try specification.fit(Array(residuals.column(column)), series: asset)
    }
    let copula = try StudentTCopulaFit(residuals, assets: assets)
    self.copula = copula
    laws = fits.map(\.margin)
    scales = fits.map(\.scale)
    standardised = zip(assets.indices, fits).map { column, fit in
      residuals.column(column).map { ($0 - fit.shift) / fit.scale }
    }
    margins = fits.map { fit in
      func tail(_ tail: ParetoTail) -> ReturnMargin.Tail {
        ReturnMargin.Tail(probability: tail.probability, scale: tail.excess.scale, shape: tail.excess.shape)
      }
      return ReturnMargin(lower: tail(fit.margin.lower), middle: fit.margin.body, upper: tail(fit.margin.upper))
    }
    figures =
      zip(assets, fits).flatMap { asset, fit in
        [("falls", fit.lower), ("rises", fit.upper)].flatMap { side, tail in
          [
            FittedFigure(
              "shape of \(side)", of: asset, tail.tail.excess.shape, standardError: tail.standardErrors?.shape),
            FittedFigure("goodness of fit of \(side), p-value", of: asset, tail.goodnessOfFit.pValue),
          ]
        }
      } + [
        FittedFigure(
          "copula degrees of freedom", copula.copula.degreesOfFreedom, standardError: copula.standardError),
        FittedFigure("log-likelihood above the normal copula", copula.logLikelihood - copula.gaussianLogLikelihood),
      ]
    searches = ["copula: \(copula.convergence.starts) starts, \(copula.convergence.evaluations) evaluations"]
    activeBounds =
      copula.convergence.activeBound.map { ["copula: \($0.rawValue)"] } ?? []
      + zip(assets, fits).flatMap { asset, fit in
        [fit.lower, fit.upper].compactMap { $0.convergence.activeBound.map { "\(asset): \($0.rawValue)" } }
      }
    tails = try TailEvidence(residuals, copula: copula.copula, assets: assets, options: input.options)
    repairs = copula.repair.map { [$0.description(assets: assets)] } ?? []
  }

  /// The pieces of a margin's middle: Rice's number of bins, because each piece costs its height, half an observation's
  /// worth of likelihood, on days that were not fitted.
  private static func pieces(_ observations: Int) -> Int {
    Int((2 * (Double(observations).logarithm / 3).exponential).rounded())
  }

  /// The share of each law's variance that falls make.
  var fallShares: [Double] { margins.map(\.fallShare) }

  func series(assets: [String]) throws -> [SeriesDiagnostics] {
    try assets.indices.map { index in
      let law = laws[index]
      return try SeriesDiagnostics(
        asset: assets[index], residuals: standardised[index],
        law: ResidualLaw(
          "empirical middle, generalised Pareto tails", cumulative: { law.cumulative($0) },
          upperTail: { law.survival($0) }, quantile: { law.quantile($0) }))
    }
  }
}
