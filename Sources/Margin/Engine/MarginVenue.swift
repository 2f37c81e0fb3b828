/// How a venue margins: what collateral counts, what contracts need.
public struct MarginVenue: Equatable, Sendable {
  /// What is made of what is held and owed.
  public let collateral: CollateralRules
  /// The margin models by their names, the one that calls accounts first; none where there are no contracts.
  public let models: [NamedRule]
  /// Where gains that are not realised count; losses count everywhere.
  public let unrealisedProfit: UnrealisedProfit
  /// What a liquidator earns where the rules for an asset or a category do not say; nil where nothing does.
  public let incentive: LiquidationIncentive?

  /// A margin model with its name.
  public struct NamedRule: Equatable, Sendable {
    /// The name by which an account may choose it.
    public let name: String
    /// The model.
    public let rule: MarginRule

    /// A margin model with its name.
    public init(name: String, rule: MarginRule) {
      self.name = name
      self.rule = rule
    }
  }

  /// Where gains that are not realised count.
  public enum UnrealisedProfit: String, CaseIterable, Sendable {
    /// Against initial and maintenance margin.
    case both
    /// Against maintenance margin only: no new position is opened on a gain.
    case maintenance
    /// Nowhere.
    case neither
  }

  /// A venue's margin from its parts.
  ///
  /// - Throws: ``MarginError/duplicateModel(name:)``.
  public init(
    collateral: CollateralRules, models: [NamedRule] = [], unrealisedProfit: UnrealisedProfit = .both,
    incentive: LiquidationIncentive? = nil
  ) throws(MarginError) {
    var names: Set<String> = []
    for model in models {
      guard names.insert(model.name).inserted else { throw .duplicateModel(name: model.name) }
    }
    self.collateral = collateral
    self.models = models
    self.unrealisedProfit = unrealisedProfit
    self.incentive = incentive
  }

  /// What a liquidator of an asset earns: by the account's category, the asset's rule or the venue's; nil where none says.
  public func incentive(of asset: String, category: String? = nil) -> LiquidationIncentive? {
    collateral.incentive(of: asset, category: category) ?? incentive
  }
}
