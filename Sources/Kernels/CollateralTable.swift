/// What accounts hold as collateral, account by account, and the value below which each has failed.
public struct CollateralTable: Sendable {
  /// The number of assets that may be held.
  public let assets: Int
  /// The value below which the collateral of each account no longer covers its debt.
  public private(set) var bounds: [Double] = []

  /// Where the prices of each holding begin among those of a step; holdings come in threes.
  private(set) var offsets: [Int] = []
  private(set) var quantities: [Double] = []
  /// Where the threes of each account begin, and where the last ends.
  private(set) var firstTriples: [Int] = [0]

  /// The number of accounts.
  public var count: Int { bounds.count }

  /// A table without accounts.
  ///
  /// - Precondition: there is an asset.
  public init(assets: Int) {
    precondition(assets > 0, "Collateral needs an asset")
    self.assets = assets
  }

  /// Adds an account.
  ///
  /// - Parameters:
  ///   - holdings: The number of each asset that is held and how much of it, in units; any number of holdings.
  ///   - bound: The value below which the collateral no longer covers the debt: debt over threshold.
  /// - Precondition: every asset is below ``assets``, and every quantity is finite.
  public mutating func append(holdings: [(asset: Int, quantity: Double)], bound: Double) {
    for (asset, quantity) in holdings {
      precondition(asset >= 0 && asset < assets, "A holding of an asset that the table does not have")
      precondition(quantity.isFinite, "A quantity is finite")
      offsets.append(asset * PathPrices.width)
      quantities.append(quantity)
    }
    // An account that holds nothing has three such fillers too.
    while quantities.count == 3 * firstTriples[count] || !quantities.count.isMultiple(of: 3) {
      offsets.append(0)
      quantities.append(0)
    }
    firstTriples.append(quantities.count / 3)
    bounds.append(bound)
  }

  /// What an account's collateral is worth on one path of several.
  ///
  /// - Parameters:
  ///   - account: The number of the account, from 0.
  ///   - prices: A row of ``PathPrices/width`` paths' prices per asset, asset after asset.
  ///   - path: The path of the row.
  /// - Returns: The sum of quantity times price.
  /// - Precondition: the account and the path exist, and there are prices of all assets.
  public func value(of account: Int, at prices: [Double], path: Int) -> Double {
    precondition(prices.count >= assets * PathPrices.width && path >= 0 && path < PathPrices.width, "A row per asset")
    var value = 0.0
    for holding in 3 * firstTriples[account]..<3 * firstTriples[account + 1] {
      value += prices[offsets[holding] + path] * quantities[holding]
    }
    return value
  }
}
