import Foundation
import TestSupport

/// Small inputs that are right, for tests that spoil one thing in them.
enum Inputs {
  /// A price table of two assets over 60 days, lines without their ends.
  static let priceLines: [String] = {
    var generator = SplitMix(seed: 7)
    var (first, second) = (30_000.0, 2_000.0)
    var lines = ["date,BTC,ETH"]
    for day in 0..<60 {
      let date = day < 31 ? String(format: "2024-01-%02d", day + 1) : String(format: "2024-02-%02d", day - 30)
      lines.append(date + String(format: ",%.4f,%.4f", first, second))
      let common = generator.normal()
      first *= exp(0.03 * common)
      second *= exp(0.03 * common + 0.02 * generator.normal())
    }
    return lines
  }()

  static let prices = text(of: priceLines)

  static func text(of lines: [String]) -> String { lines.joined(separator: "\n") + "\n" }

  /// The price table with another cell in line 6 under BTC.
  static func prices(withCell cell: String) -> String {
    var lines = priceLines
    var cells = lines[5].split(separator: ",").map(String.init)
    cells[1] = cell
    lines[5] = cells.joined(separator: ",")
    return text(of: lines)
  }

  /// A model of two assets with normal returns.
  static let model = """
    {
      "ballastModel": 1,
      "assets": ["BTC", "ETH"],
      "daysPerYear": 365,
      "volatility": { "BTC": 0.6, "ETH": 0.75 },
      "drift": { "BTC": 0, "ETH": 0 },
      "correlation": [[1, 0.8], [0.8, 1]],
      "dynamics": { "kind": "gaussian" }
    }
    """

  static let venue = """
    {
      "ballastVenue": 1,
      "name": "venue",
      "measure": "es",
      "confidence": 0.99,
      "roundingStep": 0.01,
      "standard": { "closeOut": "10d", "liquidationDelay": "1d", "liquidationPenalty": 0.05, "haircutFloor": 0.05 },
      "assets": { "BTC": { "haircutFloor": 0.1 } }
    }
    """

  static let basket = """
    { "ballastBasket": 1, "name": "half", "weights": { "BTC": 0.5, "ETH": 0.5 } }
    """

  static let card = """
    {
      "ballastCard": 1,
      "title": "Night",
      "model": "model.json",
      "venue": "venue.json5",
      "baskets": ["half.json5", "coin.json5"],
      "paths": 2000,
      "seed": 5,
      "confidences": [0.99, 0.975],
      "debt": 1000000,
      "limits": [{ "basket": "half", "figure": "es", "atMost": 0.9 }],
      "reports": "../nights"
    }
    """

  /// 250 losses, 0 to 249, in no order; the same as gains; a column with a blank and one of text.
  static let losses: String = {
    let rows = (0..<250).map { row in
      let loss = row * 97 % 250
      return "\(row),\(loss),\(-loss),\(row == 8 ? "" : "1"),word"
    }
    return text(of: ["row,loss,gain,gappy,word"] + rows)
  }()
}

extension Workspace {
  /// A workspace with a model, a venue, baskets and a card, all of them right, in a folder `card`.
  static func withCard() throws -> Workspace {
    let place = try Workspace()
    try place.write(Inputs.model, as: "card/model.json")
    try place.write(Inputs.venue, as: "card/venue.json5")
    try place.write(Inputs.basket, as: "card/half.json5")
    try place.write(#"{ "ballastBasket": 1, "name": "coin", "weights": { "BTC": 1 } }"#, as: "card/coin.json5")
    try place.write(Inputs.card, as: "card/night.json5")
    return place
  }
}
