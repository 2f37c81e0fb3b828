import Calibration
import Documents
import Foundation
import MarketData
import MarketModel
import Portfolio
import Provenance
import Reporting
import RiskMeasures
import Simulation

/// The work of a nightly run: from a card to the values of its report.
struct NightlyRun {
  let card: NightlyCard
  let file: SourceFile
  let sampling: RunOptions
  let command: String
  let output: OutputOptions

  func report() throws -> NightlyReport {
    let source = try ModelFile(resolved(card.model))
    let venue = try SourceFile(resolved(card.venue))
    let policy = try VenueCard.policy(in: venue)
    let basketFiles = try card.baskets.map { try SourceFile(resolved($0)) }
    let baskets = try basketFiles.map { try BasketFile.read($0) }
    try checkSubjects(assets: source.model.assets, baskets: baskets)
    let prices = try card.prices.map { try SourceFile(resolved($0)) }
    let table = try prices.map { try PriceTable(CSVTable(Array($0.data), source: $0.name)) }
    let confidences = try card.confidences.map { level in
      do {
        return try Confidence(level)
      } catch {
        throw Failure(.badData, "\(file.path): confidences: \(error)")
      }
    }

    let horizon = Calibration.horizonDays(of: policy, in: source.model.assets)
    let grid: TimeGrid
    do {
      grid = try source.grid(horizonDays: horizon, step: card.step, output: output)
    } catch {
      throw Failure(.badData, "\(file.path): \(error)")
    }
    let plan = try SamplingPlan(
      card.sampling, for: try Calibration.requests(of: policy, baskets: baskets, in: source.model.assets, grid: grid),
      confidences: Set(confidences + [policy.confidence]).sorted(), model: source.model, stepDays: grid.stepDays)
    let (run, audit) = try audited(source.model, on: grid, plan: plan)
    let calibration = try Calibration(policy, run: run)
    output.warnOfUnusedRules(calibration.unusedRules, market: source.model.assets, venue: venue.path)
    let assets = try calibration.assetParameters()
    let basketParameters = try baskets.map { try calibration.parameters(of: $0) }
    let facts = RunFacts(of: run)
    // All baskets over the close-out of the slowest of them, so that their ratios are of one kind.
    let comparisonMark = try calibration.mark(
      closeOutDays: baskets.map { calibration.closeOutDays(of: $0) }.max() ?? horizon)
    let comparison = try BasketComparison(
      of: baskets, comparisonMark, measure: policy.measure, confidence: policy.confidence, run: run)
    let referenceMark = try calibration.mark(closeOutDays: calibration.closeOutDays(of: baskets[0]))
    let risk = try BasketRisk(baskets[0], referenceMark, run: run, confidences: confidences)

    var inputs = [("card", file), ("model", source.file), ("venue", venue)]
    inputs += basketFiles.map { ("basket", $0) }
    inputs += prices.map { [("prices", $0)] } ?? []
    return NightlyReport(
      title: card.title, command: command, tool: "ballast \(ToolVersion.current)",
      inputs: inputs.map { InputFile(role: $0.0, name: $0.1.name, sha256: $0.1.hash.description) },
      isSynthetic: table.map { SyntheticPrices.isMarked($0.remarks) } ?? false, model: source.model,
      quality: table.map { QualityReport($0) },
      calibration: CalibrateAnswer(
        assets: assets, baskets: basketParameters, policy: policy,
        limits: try checks(assets: assets, baskets: basketParameters), unusedRules: calibration.unusedRules,
        run: facts, audit: audit),
      reference: RiskAnswer(risk, mark: referenceMark, run: facts, audit: audit),
      comparison: CompareAnswer(comparison, mark: comparisonMark, debt: card.debt, run: facts, audit: audit))
  }

  /// Refuses a limit on something that the run does not have before any path is drawn.
  private func checkSubjects(assets: [String], baskets: [Basket]) throws(Failure) {
    for limit in card.limits {
      let (kind, known) =
        switch limit.subject {
        case .asset: ("asset", assets)
        case .basket: ("basket", baskets.map(\.name))
        }
      guard known.contains(limit.subject.name) else {
        let error = CalibrationError.unknownLimitSubject(kind: kind, name: limit.subject.name, known: known)
        throw Failure(.badData, "\(file.path): \(error)")
      }
    }
  }

  /// The audited run; paths that do not suit the sampling are the card's fault, or the command line's where it gave them.
  private func audited(
    _ model: MarketModel, on grid: TimeGrid, plan: SamplingPlan
  ) throws -> (run: LossRun, audit: PathAudit) {
    do {
      return try sampling.audited(model, on: grid, plan: plan, quiet: output.quiet)
    } catch let error as CalibrationError where sampling.paths == card.paths {
      throw Failure(.badData, "\(file.path): paths: \(error)")
    }
  }

  private func checks(assets: [AssetParameters], baskets: [BasketParameters]) throws -> [LimitCheck] {
    do {
      return try LimitCheck.checks(of: card.limits, assets: assets, baskets: baskets)
    } catch {
      throw Failure(.badData, "\(file.path): \(error)")
    }
  }

  /// A path in the card as seen from the card's folder.
  private func resolved(_ path: String) -> String { CardPath.resolve(path, beside: file.path) }
}
