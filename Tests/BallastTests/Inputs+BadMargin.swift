extension Inputs {
  /// The margin model of ``exchange``, to be replaced by another.
  static let flat = #""kind": "flatRate", "initial": 0.1, "maintenance": 0.0125"#

  /// A perpetual on nothing.
  static let namelessAsset = """
    { ballastBook: 1, accounts: [{ account: "a", contracts: [{ perpetual: "", quantity: 1, entryPrice: 1 }] }] }
    """

  /// A future that outlives any market.
  static let farFuture = """
    {
      ballastBook: 1, asOf: "2024-01-01", prices: { BTC: 40000 },
      accounts: [{ account: "a", contracts: [{ future: "BTC", expiry: "9999-12-31", quantity: 1, entryPrice: 4e4 }] }],
    }
    """

  /// A venue whose first model is not linear in prices.
  static let optionVenue = """
    {
      ballastVenue: 1,
      name: "options",
      margin: {
        collateral: { assets: { USD: { haircut: 0 }, ETH: { haircut: 0.1 } } },
        models: [{
          name: "grid", kind: "scenarioGrid", maintenanceShare: 0.8,
          default: { range: { price: 0.16, stepsEachSide: 4, volatilityUp: 0.5, volatilityDown: 0.25 } },
        }],
      },
    }
    """

  /// Options with and without a volatility of their own, a future that expires on the way, an isolated perpetual.
  static let optionBook = """
    {
      ballastBook: 1, asOf: "2024-01-08T11:19Z", prices: { BTC: 46000, ETH: 2300 },
      accounts: [
        { account: "strangle", collateral: { USD: 30000 }, contracts: [
          { option: "ETH", type: "call", strike: 2500, expiry: "2024-01-26T08:00Z", quantity: -100 },
          { option: "ETH", type: "put", strike: 2100, expiry: "2024-01-10T08:00Z", quantity: -100, volatility: 0.7 },
        ] },
        { account: "basis", collateral: { ETH: 20 }, contracts: [
          { future: "ETH", expiry: "2024-01-10T08:00Z", quantity: -100, entryPrice: 2310 },
          { perpetual: "BTC", quantity: 5, entryPrice: 46000, isolatedMargin: 12000 },
        ] },
      ],
    }
    """
}
