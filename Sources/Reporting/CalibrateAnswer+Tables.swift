internal import Calibration
internal import Portfolio
internal import RiskMeasures

extension CalibrateAnswer {
  /// The haircut of each asset beside what it rests on.
  var assetTable: Table {
    Table(
      [
        .words("Asset"), .numbers("Close-out"), .numbers("Haircut"), .numbers("Measured \(target)"),
        .numbers("Interval"), .numbers(otherTarget), .numbers("Interval"), .words("Haircut set by"),
      ],
      rows: assets.map { asset in
        [
          asset.asset, Figure.duration(days: asset.policy.closeOutDays), parameter(asset.haircut.value),
          Figure.percent(asset.haircut.measured), Figure.percent(asset.haircut.measuredInterval),
          Figure.percent(asset.closeOut.value(of: policy.measure.other)),
          Figure.percent(asset.closeOut.interval(of: policy.measure.other)),
          asset.binding.contains(.floor) ? "floor" : target,
        ]
      })
  }

  /// What each asset's haircut and liquidation rules make of it.
  var marginTable: Table {
    Table(
      [
        .words("Asset"), .numbers("Collateral ratio"), .numbers("Interval"), .numbers("LTV"),
        .numbers("Liquidation threshold"), .numbers("Interval"), .numbers("Penalty"), .words("LTV set by"),
      ],
      rows: assets.map { asset in
        [
          asset.asset, asset.collateralRatio.map { Figure.ratio($0) } ?? "none",
          Figure.interval(asset.collateralRatioInterval) { Figure.ratio($0) }, parameter(asset.loanToValue),
          parameter(asset.liquidationThreshold.value),
          Figure.interval(asset.liquidationThreshold.interval) { parameter($0) },
          Figure.shortPercent(asset.liquidationPenalty),
          asset.binding.contains(.liquidationThreshold) ? "liquidation threshold" : "haircut",
        ]
      })
  }

  /// The parameters of each basket as a whole.
  var basketTable: Table {
    Table(
      [
        .words("Basket"), .numbers("Close-out"), .numbers("Haircut"), .numbers("Measured \(target)"),
        .numbers("Interval"), .numbers("Collateral ratio"), .numbers("Interval"), .numbers("LTV"), .words("Holds"),
      ],
      rows: baskets.map { basket in
        [
          basket.basket.name, Figure.duration(days: basket.closeOutDays), parameter(basket.haircut.value),
          Figure.percent(basket.haircut.measured), Figure.percent(basket.haircut.measuredInterval),
          basket.collateralRatio.map { Figure.ratio($0) } ?? "none",
          Figure.interval(basket.collateralRatioInterval) { Figure.ratio($0) }, parameter(basket.loanToValue),
          basket.basket.holdings,
        ]
      })
  }

  /// Each basket as a whole beside the sum of its parts.
  var diversificationTable: Table {
    Table(
      [
        .words("Basket"), .numbers("As a whole"), .numbers("Sum of parts"), .numbers("Interval"),
        .numbers("Diversification"), .numbers("Interval"), .words("Diversification is"),
      ],
      rows: baskets.map { basket in
        [
          basket.basket.name, Figure.percent(basket.haircut.measured), Figure.percent(basket.sumOfParts),
          Figure.percent(basket.sumOfPartsInterval),
          Figure.percent(basket.diversification.difference), Figure.percent(basket.diversification.interval),
          basket.diversificationWord,
        ]
      })
  }

  /// The limits beside the figures that they bound.
  var limitTable: Table {
    Table(
      [
        .words("Figure"), .numbers("Value"), .numbers("Interval"), .numbers("At most"), .numbers("Used"),
        .words("Outcome"),
      ],
      rows: limits.map { check in
        [
          check.figure, Figure.percent(check.value), Figure.percent(check.interval), Figure.percent(check.limit.atMost),
          check.usedShare ?? "-", check.outcome,
        ]
      })
  }
}

extension BasketParameters {
  /// Whether the paths tell the diversification from none.
  fileprivate var diversificationWord: String {
    if basket.assets.count == 1 { return "none: one asset" }
    if !diversification.isDistinguishable { return "within noise" }
    return diversification.difference > 0 ? "real" : "real, and a cost"
  }
}
