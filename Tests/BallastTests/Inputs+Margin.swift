extension Inputs {
  /// A lending market: ETH at 80 and 83 %, BTC at 70 and 75 %.
  static let lender = """
    {
      "ballastVenue": 1,
      "name": "lender",
      "margin": {
        "collateral": {
          "assets": {
            "ETH": { "ltv": 0.8, "liquidationThreshold": 0.83 },
            "BTC": { "ltv": 0.7, "liquidationThreshold": 0.75 }
          }
        }
      }
    }
    """

  /// Three borrowers: one near a call, one far from it, one that is short today.
  static let book = """
    # name: three borrowers
    # asOf: 2024-01-01
    # price BTC: 40000
    # price ETH: 2000
    account,kind,asset,quantity
    near,collateral,ETH,10
    near,debt,USD,15000
    far,collateral,BTC,1
    far,debt,USD,10000
    short,collateral,ETH,1
    short,debt,USD,1800
    """

  /// A venue of perpetuals at ten times leverage, margined in dollars.
  static let exchange = """
    {
      "ballastVenue": 1,
      "name": "exchange",
      "margin": {
        "collateral": { "assets": { "USD": { "haircut": 0 } } },
        "models": [{ "name": "flat", "kind": "flatRate", "initial": 0.1, "maintenance": 0.0125 }]
      }
    }
    """

  /// One trader, long 1 at 100,000 with a margin of 10,000.
  static let trader = """
    # price BTC: 100000
    account,kind,asset,quantity,entry_price
    trader,collateral,USD,10000,
    trader,perpetual,BTC,1,100000
    """
}
