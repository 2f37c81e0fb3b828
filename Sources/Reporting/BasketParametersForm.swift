internal import Calibration
internal import RiskMeasures

/// The parameters of a basket as an answer writes them.
struct BasketParametersForm: Encodable {
  let name: String
  let holdings: [BasketForm.Holding]
  let haircut: ParameterEstimate
  let collateralRatio: Nullable<Double>
  let collateralRatioInterval: Interval
  let ltv: Double
  let closeOutDays: Double
  let `var`: Double
  let varInterval: Interval
  let es: Double
  let esInterval: Interval
  let tailCount: Int
  let cautions: [String]
  let sumOfParts: Double
  let sumOfPartsInterval: Interval
  let diversification: PairedDifference

  init(_ parameters: BasketParameters) {
    let basket = BasketForm(parameters.basket)
    name = basket.name
    holdings = basket.holdings
    haircut = parameters.haircut
    collateralRatio = Nullable(parameters.collateralRatio)
    collateralRatioInterval = parameters.collateralRatioInterval
    ltv = parameters.loanToValue
    closeOutDays = parameters.closeOutDays
    `var` = parameters.closeOut.valueAtRisk
    varInterval = parameters.closeOut.valueAtRiskInterval
    es = parameters.closeOut.expectedShortfall
    esInterval = parameters.closeOut.expectedShortfallInterval
    tailCount = parameters.closeOut.tailCount
    cautions = parameters.closeOut.cautions
    sumOfParts = parameters.sumOfParts
    sumOfPartsInterval = parameters.sumOfPartsInterval
    diversification = parameters.diversification
  }
}
