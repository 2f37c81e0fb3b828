extension Inputs {
  /// A lending market that liquidates whole accounts at a bonus of 5 %, with a fund of 1,000 dollars.
  static let market = """
    {
      "ballastVenue": 1,
      "name": "market",
      "margin": {
        "collateral": {
          "assets": {
            "ETH": { "ltv": 0.8, "liquidationThreshold": 0.83, "incentive": { "kind": "bonus", "bonus": 0.05 } },
            "BTC": { "ltv": 0.7, "liquidationThreshold": 0.75, "incentive": { "kind": "bonus", "bonus": 0.05 } }
          }
        }
      },
      "liquidation": {
        "mechanism": { "kind": "fixedSpread", "close": { "kind": "whole" } },
        "losses": { "fund": 1000 }
      }
    }
    """

  /// Two borrowers: one near a call, one far from it.
  static let borrowers = """
    # name: two borrowers
    # asOf: 2024-01-01
    # price BTC: 40000
    # price ETH: 2000
    account,kind,asset,quantity
    near,collateral,ETH,10
    near,debt,USD,15000
    far,collateral,BTC,1
    far,debt,USD,10000
    """

  /// A market in which sales move prices.
  static let liquidity = """
    {
      "ballastLiquidity": 1,
      "name": "thin",
      "market": {
        "depth": { "ETH": { "kind": "power", "impact": 0.02, "dollars": 20000, "exponent": 0.6, "permanentShare": 0.5 } },
        "liquidators": { "requiredReturn": 0.001 }
      },
      "sources": ["invented"]
    }
    """

  /// A scenario of one path on which all coins fall at once, after an hour.
  static func fall(_ move: String, name: String = "fall") -> String {
    """
    {
      "ballastScenario": 1, "name": "\(name)", "alone": true, "sources": ["invented"], "note": "Nobody knows.",
      "shocks": [{ "assets": ["*"], "atSeconds": 3600, "move": \(move) }]
    }
    """
  }

  /// A scenario on top of the model.
  static let wild = """
    { "ballastScenario": 1, "name": "wild", "sources": ["invented"], "stress": { "volatility": 2 } }
    """

  /// A venue of perpetuals that closes contracts on its book.
  static let orderBook = exchange.replacing(
    "\"models\": [{ \"name\": \"flat\", \"kind\": \"flatRate\", \"initial\": 0.1, \"maintenance\": 0.0125 }]\n  }",
    with:
      "\"models\": [{ \"name\": \"flat\", \"kind\": \"flatRate\", \"initial\": 0.1, \"maintenance\": 0.0125 }]\n  },\n"
      + "  \"liquidation\": { \"mechanism\": { \"kind\": \"orderBook\" }, \"losses\": { \"fund\": 100 } }")

  /// Two traders on opposite sides.
  static let traders = """
    # price BTC: 100000
    account,kind,asset,quantity,entry_price
    bull,collateral,USD,2000,
    bull,perpetual,BTC,1,100000
    bear,collateral,USD,200000,
    bear,perpetual,BTC,-1,100000
    """

  /// An issuer with some cash and slow bills.
  static let issuer = """
    {
      "ballastIssuer": 1, "name": "coin issuer", "token": "COIN", "supply": 1000000,
      "reserves": [
        { "name": "cash", "dollars": 200000 },
        { "name": "ether", "asset": "ETH", "dollars": 900000, "price": 2000, "settlementSeconds": 7200 }
      ],
      "holders": { "base": 0.02, "slope": 2, "threshold": 0.005 },
      "sources": ["invented"]
    }
    """
}

extension Workspace {
  /// A workspace with a model, a lending market, its book, a liquidity card and scenarios, all of them right.
  static func withMarket() throws -> Workspace {
    let place = try Workspace()
    try place.write(Inputs.model, as: "model.json")
    try place.write(Inputs.market, as: "venue.json5")
    try place.write(Inputs.borrowers, as: "book.csv")
    try place.write(Inputs.liquidity, as: "liquidity.json5")
    try place.write(Inputs.fall("-0.4"), as: "fall.json5")
    try place.write(Inputs.wild, as: "wild.json5")
    return place
  }
}
