internal import Documents
internal import MarketData
internal import MarketModel
internal import Simulation

extension NightlyReport {
  /// Findings that are listed one by one.
  private static let listedFindings = 40
  /// Quantities of the audit that are listed.
  private static let listedQuantities = 10

  func addMarket(to text: inout Paragraphs) {
    text.add(heading: "The market model")
    text.add("\(Words.counted(model.assets.count, "asset")), \(model.dynamics.sentence).")
    let returns = model.provenance?.returns
    text.add(
      Table(
        [
          .words("Asset"), .numbers("Volatility per year"), .numbers("Drift per year"), .numbers("Returns behind it"),
        ],
        rows: model.drivers.indices.map { index in
          [
            model.drivers[index], Figure.percent(model.volatility[index]), Figure.percent(model.drift[index]),
            returns?[model.drivers[index]].map(Figure.count) ?? "-",
          ]
        }))
    text.add(items: model.judgements)
    text.add(correlationChart)
    if let provenance = model.provenance {
      text.add(items: provenance.lines)
    } else {
      text.add("The model says nothing of where its figures came from.")
    }
    text.add(items: model.notes)
  }

  func addQuality(to text: inout Paragraphs) {
    text.add(heading: "Data quality")
    guard let quality else {
      text.add("This run read no price table.")
      return
    }
    text.add(
      "\(quality.source.onOneLine): \(Words.counted(quality.rows, "row")) from \(quality.first) to \(quality.last), a"
        + " step of \(Figure.duration(days: Double(quality.step) / 86_400)). Nothing was filled in.")
    text.add(quality.table)
    if quality.findings.isEmpty {
      text.add("No finding.")
      return
    }
    let listed = quality.findings.prefix(Self.listedFindings)
    text.add(items: listed.map(\.description))
    let rest = quality.findings.count - listed.count
    if rest > 0 { text.add("And \(Words.counted(rest, "more finding")).") }
  }

  func addAudit(to text: inout Paragraphs) {
    text.add(heading: "The audit of the paths")
    text.add(audit.sentence)
    text.add(
      "\(Words.counted(audit.observations, "return")) of one step per asset, from"
        + " \(Words.counted(audit.paths, "path")), were held to the model. \(audit.falseAlarms)")
    let farthest = audit.farthest(Self.listedQuantities)
    if farthest.isEmpty { return }
    text.add("The farthest, in standard errors (z-score):")
    text.add(PathAudit.table(farthest))
  }
}

extension ModelProvenance {
  /// Where the figures came from, a line each.
  fileprivate var lines: [String] {
    [
      "Fitted by \(tool) on \(input) (SHA-256 `\(inputSHA256)`), \(Words.counted(rows, "row"))"
        + " from \(span.joined(separator: " to ")), observations \(Figure.duration(days: stepDays)) apart.",
      "Alignment: \(alignment). Covariance: \(covariance). Dynamics: \(dynamics).",
    ] + diagnostics.map { "Fit: \($0)." }
      + (repairs.isEmpty ? ["Nothing was repaired."] : repairs.map { "Repaired: \($0)" })
  }
}

extension QualityReport {
  /// How much of each asset was observed, and how often what was found.
  fileprivate var table: Table {
    let kinds: [Finding.Kind] = [.missingPrices, .stalePrices, .jump, .tooShort]
    func counts(of column: String) -> [String] {
      kinds.map { kind in Figure.count(findings.count { $0.kind == kind && $0.column == column }) }
    }
    return Table(
      [
        .words("Asset"), .words("First"), .words("Last"), .numbers("Prices"), .numbers("Returns"),
        .numbers("Rows missing"),
      ] + kinds.map { .numbers($0.words.many.capitalizedFirst) },
      rows: assets.map { asset in
        [
          asset.asset, asset.first?.description ?? "-", asset.last?.description ?? "-",
          Figure.count(asset.observations), Figure.count(asset.returns), Figure.count(asset.missing),
        ] + counts(of: asset.asset)
      })
  }
}
