internal import Numerics

/// The diagnostics of returns under a law with one covariance for all steps.
struct ResidualDiagnostics {
  let series: [SeriesDiagnostics]
  let joint: EllipticalDiagnostics?
  /// A line for each part that cannot be tested.
  let warnings: [String]

  /// Standardises the shared returns by their mean and the model's covariance, repairs included.
  init(_ evidence: FitEvidence, assets: [String], fitted: FittedShape) {
    let deviations = evidence.estimate.standardDeviations
    let degreesOfFreedom = evidence.tails?.degreesOfFreedom
    let law = degreesOfFreedom.map { ResidualLaw.studentT(degreesOfFreedom: $0) } ?? .normal
    guard evidence.common.rows > 0 else {
      (series, joint) = ([], nil)
      warnings = ["no residuals were tested: the assets have no returns in common"]
      return
    }
    var residuals = evidence.common.centred(at: evidence.common.columnMeans)
    for column in 0..<residuals.columns {
      for row in 0..<residuals.rows { residuals[row, column] /= deviations[column] }
    }
    var (tested, lines): ([SeriesDiagnostics], [String]) = ([], [])
    for (column, asset) in assets.enumerated() {
      do throws(DiagnosticsError) {
        tested.append(
          try SeriesDiagnostics(asset: asset, residuals: Array(residuals.column(column)), law: law, fitted: fitted))
      } catch {
        lines.append("not tested: \(error)")
      }
    }
    do throws(DiagnosticsError) {
      joint = try EllipticalDiagnostics(
        residuals: residuals, covariance: evidence.correlation.matrix, degreesOfFreedom: degreesOfFreedom)
    } catch {
      joint = nil
      lines.append("not tested: \(error)")
    }
    series = tested
    warnings = lines
  }
}
