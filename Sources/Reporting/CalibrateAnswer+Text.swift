internal import Calibration
internal import Portfolio
internal import RiskMeasures

extension CalibrateAnswer {
  /// The answer for a terminal: in words first, then the limits, the assets and the baskets.
  public var text: String {
    var text = Paragraphs()
    text.add(lines: limits.isEmpty ? [sentence] : [LimitVerdict(limits).sentence, sentence])
    if !limits.isEmpty { text.add(limitTable) }
    text.add(assetTable)
    text.add(marginTable)
    if !baskets.isEmpty {
      text.add(basketTable)
      text.add(diversificationTable)
    }
    text.add(lines: baskets.compactMap(\.diversificationCaveat))
    text.add(lines: cautions)
    text.add(lines: run.claimLines)
    text.add(lines: [
      "Parameters are rounded to \(Figure.shortPercent(policy.step)) on the careful side; intervals hold with 95 %.",
      audit.sentence, run.sentence,
    ])
    return text.text
  }

  /// The largest and the smallest haircut in words.
  var sentence: String {
    let ranked = assets.sorted { $0.haircut.measured > $1.haircut.measured }
    func words(_ asset: AssetParameters) -> String {
      "\(asset.asset) \(parameter(asset.haircut.value)) (\(target) \(Figure.percent(asset.haircut.measured))"
        + " \(Figure.percent(asset.haircut.measuredInterval)))"
    }
    if ranked.count == 1 { return "Haircut: \(words(ranked[0]))." }
    return "Largest haircut: \(words(ranked[0])). Smallest: \(words(ranked[ranked.count - 1]))."
  }

  /// What to beware of, a line each.
  var cautions: [String] {
    var cautions = Cautions()
    for asset in assets { cautions.add(asset.closeOut, of: asset.asset) }
    for basket in baskets { cautions.add(basket.closeOut, of: basket.basket.name) }
    var lines = cautions.lines
    let tight = assets.filter { $0.loanToValue >= $0.liquidationThreshold.value }.map(\.asset.onOneLine)
    if !tight.isEmpty {
      lines.append(
        "\(Words.list(tight)): the LTV is the liquidation threshold, so a loan at its limit may be liquidated at once.")
    }
    let floored = Set(assets.filter { $0.binding.contains(.floor) }.map(\.asset))
    for basket in baskets {
      let held = basket.basket.assets.filter(floored.contains).map(\.onOneLine)
      guard !held.isEmpty, held.count < basket.basket.assets.count else { continue }
      lines.append(
        "\(basket.basket.name.onOneLine) as a whole: the haircut of \(Words.list(held)) is a floor, which stands for falls that"
          + " the paths do not hold; the measured figure leaves them out.")
    }
    if !unusedRules.isEmpty {
      lines.append(
        "The venue's rules for \(Words.list(unusedRules.map(\.onOneLine))) were not used: the market has no such asset."
      )
    }
    return lines
  }

  /// The measure and confidence of the policy: `ES 99 %`.
  var target: String { policy.measure.heading(policy.confidence) }

  /// The measure that the policy does not use: `VaR 99 %`.
  var otherTarget: String { policy.measure.other.heading(policy.confidence) }

  /// A parameter as it is set, with the decimals of the policy's step.
  func parameter(_ value: Double) -> String {
    let step = Figure.short(100 * policy.step)
    return Figure.percent(value, decimals: step.split(separator: ".").dropFirst().first?.count ?? 0)
  }
}

extension BasketParameters {
  /// What the paths say of diversification where they say nothing firm; nil where they do.
  var diversificationCaveat: String? {
    guard basket.assets.count > 1, !diversification.isDistinguishable else { return nil }
    return "\(basket.name.onOneLine): the diversification of \(Figure.percent(diversification.difference)) is within"
      + " noise; these paths cannot tell it from none."
  }
}
