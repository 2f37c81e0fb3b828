internal import Estimation
internal import MarketData
internal import MarketModel

extension FitAnswer {
  /// The most findings of the quality report that a terminal shows.
  private static let shownFindings = 20

  /// The most searches whose course a terminal shows; all are in the JSON answer.
  private static let shownSearches = 3

  /// The answer for a terminal: in words first, then the assets, the fit, and the quality of the prices.
  public var text: String {
    let (model, diagnostics) = (fitted.model, fitted.diagnostics)
    var text = Paragraphs()
    text.add("\(law) fitted to \(Words.counted(model.assets.count, "asset")); \(destination).")
    text.add(
      Table(
        [
          .words("Asset"), .numbers("Returns"), .numbers("Volatility per year"), .numbers("Standard error"),
          .numbers("Skewness"), .numbers("Excess kurtosis"),
        ],
        rows: diagnostics.assets.map { asset in
          [
            asset.asset, Figure.count(asset.observations), Figure.percent(asset.volatility),
            Figure.percent(asset.volatilityStandardError), Figure.number(asset.skewness, decimals: 2),
            Figure.number(asset.excessKurtosis, decimals: 2),
          ]
        }))
    text.add(
      "Covariance: \(diagnostics.covariance). Smallest eigenvalue of the correlation"
        + " \(Figure.amount(diagnostics.smallestEigenvalue)), condition number"
        + " \(Figure.amount(diagnostics.conditionNumber)).")
    if let joint = diagnostics.jointDegreesOfFreedom, joint != diagnostics.degreesOfFreedom {
      text.add(
        "With location and scatter free to fit as well, the degrees of freedom would be"
          + " \(Figure.number(joint, decimals: 3)); the model's are those that go with its volatility.")
    }
    if !diagnostics.likelihoods.isEmpty {
      text.add(
        Table(
          [
            .words("Law"), .numbers("Log-likelihood"), .numbers("Parameters"), .numbers("Akaike's criterion"),
            .numbers("Schwarz's criterion"),
          ],
          rows: diagnostics.likelihoods.map {
            [
              $0.dynamics.rawValue, Figure.number($0.criteria.logLikelihood, decimals: 2),
              Figure.count($0.criteria.parameters), Figure.number($0.criteria.akaike, decimals: 2),
              Figure.number($0.criteria.bayesian, decimals: 2),
            ]
          }))
    }
    if let law = diagnostics.law {
      if let table = law.marketTable { text.add(table) }
      if let table = law.assetTable { text.add(table) }
      if let tails = law.tails {
        text.add("The shape of each asset's tail of falls beyond other thresholds, by the share of returns beyond:")
        text.add(tails.ladderTable)
        text.add(tails.pairSentence)
      }
      text.add(items: law.searches.count > Self.shownSearches ? [] : law.searches.map { "Search: \($0)." })
    }
    if let residualTable {
      text.add(residualTable)
      text.add(residualRemark)
      text.add(items: residualCautions.map { "Look at: \($0)" })
    }
    text.add(items: diagnostics.repairs.map { "Changed: \($0)" } + diagnostics.warnings.map { "Look at: \($0)" })
    text.add(qualitySentence)
    text.add(items: quality.gravestFirst.prefix(Self.shownFindings).map(\.description))
    return text.text
  }

  private var law: String {
    let diagnostics = fitted.diagnostics
    guard let degreesOfFreedom = diagnostics.degreesOfFreedom else {
      return fitted.model.dynamics.sentence.capitalisedFirst
    }
    let error = diagnostics.degreesOfFreedomStandardError
      .map { " (standard error \(Figure.number($0, decimals: 3)))" }
    return "Student-t returns with \(Figure.number(degreesOfFreedom, decimals: 3)) degrees of freedom\(error ?? "")"
  }

  private var destination: String { writtenTo.map { "written to \($0)" } ?? "not written: name a file with --out" }

  private var qualitySentence: String {
    let count = quality.findings.count
    let more = count > Self.shownFindings ? ", of which the gravest \(Self.shownFindings) follow" : ""
    return "Prices: \(Words.counted(quality.rows, "row")) from \(quality.first) to \(quality.last),"
      + " \(count == 0 ? "nothing to report" : Words.counted(count, "finding") + more)."
  }
}
