import Margin
import Testing

@Suite("A margin section with a fault")
struct CardErrorTests {
  struct Case: CustomTestStringConvertible {
    let rule: String
    /// What the message must hold.
    let words: [String]
    var testDescription: String { rule }
  }

  @Test(
    "is refused in words that name the asset, the key, the value, the bound and the remedy",
    arguments: [
      Case(rule: "\"haircut\": -0.1", words: ["ETH", "haircut", "-0.1", "from 0 to 1"]),
      Case(rule: "\"ltv\": 0.8, \"liquidationThreshold\": 1.2", words: ["ETH", "liquidationThreshold", "1.2"]),
      Case(rule: "\"ltv\": 0.85, \"liquidationThreshold\": 0.8", words: ["ETH", "0.8", "0.85", "below", "raise"]),
      Case(rule: "\"ltv\": 0.8, \"haircut\": 0.2", words: ["ETH", "haircut", "ltv", "keep one"]),
      Case(rule: "\"ltv\": 0.8, \"debtWeigth\": 2", words: ["ETH", "debtWeigth", "debtWeight"]),
      Case(rule: "\"ltv\": 0.8, \"supplyCap\": -5", words: ["ETH", "supplyCap", "-5", "at least 0"]),
      Case(rule: "\"ltv\": 0.8, \"largestShare\": 25", words: ["ETH", "largestShare", "25", "fraction"]),
      Case(
        rule: "\"tiers\": {\"unit\": \"dollars\", \"brackets\": [{\"from\": 10, \"haircut\": 0}]}",
        words: ["ETH", "10", "start it at 0"]),
      Case(
        rule: """
          "tiers": {"unit": "dollars", "brackets": [{"from": 0, "to": 13, "haircut": 0}, {"from": 15, "haircut": 0.1}]}
          """, words: ["ETH", "13", "15", "no bracket"]),
      Case(
        rule: """
          "tiers": {"unit": "dollars", "brackets": [{"from": 0, "to": 13, "haircut": 0}, {"from": 11, "haircut": 0.1}]}
          """, words: ["ETH", "13", "11", "two brackets"]),
      Case(
        rule: """
          "tiers": {"unit": "dollars", "brackets": [{"from": 0, "haircut": 0}, {"from": 11, "haircut": 0.1}]}
          """, words: ["ETH", "no end", "to"]),
      Case(
        rule: "\"tiers\": {\"unit\": \"coins\", \"brackets\": []}", words: ["ETH", "coins", "dollars", "units"]),
      Case(rule: "\"tiers\": {\"unit\": \"units\", \"brackets\": []}", words: ["ETH", "no bracket"]),
      Case(
        rule: "\"ltv\": 0.8, \"isolation\": {\"borrowable\": [\"USDX\"]}", words: ["ETH", "isolation", "USDX", "USDC"]),
      Case(
        rule: "\"ltv\": 0.8, \"dynamicHaircut\": {\"kind\": \"volatility\", \"multiple\": 3, \"day\": 10}",
        words: ["dynamicHaircut", "day", "days"]),
      Case(
        rule: """
          "ltv": 0.8, "dynamicHaircut": {"kind": "stepped", "measure": "drawdown",
            "steps": [{"from": 0.2, "haircut": 0.3}, {"from": 0.1, "haircut": 0.4}]}
          """, words: ["ETH", "0.1", "0.2", "rise"]),
      Case(
        rule: "\"ltv\": 0.8, \"incentive\": {\"kind\": \"bonus\", \"bonus\": -0.05}",
        words: ["ETH", "incentive.bonus", "-0.05"]),
      Case(
        rule: "\"ltv\": 0.8, \"incentive\": {\"kind\": \"discount\", \"maximum\": 0.6}",
        words: ["ETH", "incentive.maximum", "0.6"]),
      Case(
        rule: "\"ltv\": 0.8, \"incentive\": {\"kind\": \"reward\", \"bonus\": 0.05}", words: ["ETH", "reward", "bonus"]),
    ])
  func refused(fault: Case) throws {
    let message = try cardError("{\"collateral\": {\"assets\": {\"USDC\": {}, \"ETH\": {\(fault.rule)}}}}")
    for word in fault.words { #expect(message.contains(word), "\(message)") }
    #expect(message.hasPrefix("venue.json5: "))
  }

  @Test("a category with an unknown asset names it and what is known")
  func unknownInCategory() throws {
    let message = try cardError(
      """
      {"collateral": {"assets": {"ETH": {"ltv": 0.8}}, "categories": {"1": {"ltv": 0.9, "liquidationThreshold": 0.95,
        "collateral": ["ETH", "stEHT"], "borrowable": ["ETH"]}}}}
      """)
    for word in ["category 1", "collateral", "stEHT", "ETH", "add it"] { #expect(message.contains(word)) }
  }

  @Test("a misspelt key of the section names those that there are")
  func misspelt() throws {
    let message = try cardError("{\"colateral\": {\"assets\": {}}}")
    #expect(message.contains("\"colateral\"") && message.contains("collateral, models"))
    #expect(
      try cardError("{\"collateral\": {\"assets\": {}}, \"unrealisedProfit\": \"all\"}").contains("maintenance"))
  }
}
