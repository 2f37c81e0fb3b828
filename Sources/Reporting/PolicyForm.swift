internal import Calibration
internal import RiskMeasures

/// A calibration policy as an answer writes it, with the rules that each asset was given.
struct PolicyForm: Encodable {
  let measure: Measure
  let confidence: Confidence
  let step: Double
  let rules: [Rules]

  struct Rules: Encodable {
    let asset: String
    let closeOutDays: Double
    let liquidationDays: Double
    let liquidationPenalty: Double
    let haircutFloor: Double
  }

  init(_ policy: CalibrationPolicy, assets: [AssetParameters]) {
    measure = policy.measure
    confidence = policy.confidence
    step = policy.step
    rules = assets.map { parameters in
      let rules = parameters.policy
      return Rules(
        asset: parameters.asset, closeOutDays: rules.closeOutDays, liquidationDays: rules.liquidationDays,
        liquidationPenalty: rules.liquidationPenalty, haircutFloor: rules.haircutFloor)
    }
  }
}
