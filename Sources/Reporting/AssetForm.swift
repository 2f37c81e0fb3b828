internal import Calibration
internal import RiskMeasures

/// The parameters of an asset as an answer writes them.
struct AssetForm: Encodable {
  let asset: String
  let haircut: ParameterEstimate
  let collateralRatio: Nullable<Double>
  let collateralRatioInterval: Interval
  let ltv: Double
  let liquidationThreshold: Double
  let liquidationThresholdInterval: Interval
  let liquidationPenalty: Double
  let closeOutDays: Double
  let `var`: Double
  let varInterval: Interval
  let es: Double
  let esInterval: Interval
  let tailCount: Int
  let cautions: [String]
  let binding: [AssetParameters.Binding]

  init(_ parameters: AssetParameters) {
    asset = parameters.asset
    haircut = parameters.haircut
    collateralRatio = Nullable(parameters.collateralRatio)
    collateralRatioInterval = parameters.collateralRatioInterval
    ltv = parameters.loanToValue
    liquidationThreshold = parameters.liquidationThreshold.value
    liquidationThresholdInterval = parameters.liquidationThreshold.interval
    liquidationPenalty = parameters.liquidationPenalty
    closeOutDays = parameters.policy.closeOutDays
    `var` = parameters.closeOut.valueAtRisk
    varInterval = parameters.closeOut.valueAtRiskInterval
    es = parameters.closeOut.expectedShortfall
    esInterval = parameters.closeOut.expectedShortfallInterval
    tailCount = parameters.closeOut.tailCount
    cautions = parameters.closeOut.cautions
    binding = parameters.binding
  }
}
