import Margin
import Portfolio
import TestSupport
import Testing

@Suite("What holds of every margin model")
struct ModelPropertyTests {
  @Test("maintenance is at least 0 and at most initial", arguments: 0..<40)
  func order(seed: Int) throws {
    let book = try ModelBook.random(seed: seed)
    for (name, rule) in try ShippedCard.closedForms() where !name.contains("by underlying") || seed < 5 {
      let requirement = try book.requirement(rule)
      #expect(requirement.maintenance >= 0, "\(name)")
      #expect(requirement.initial >= requirement.maintenance * (1 - 1e-12), "\(name)")
    }
  }

  @Test("the order of contracts changes nothing", arguments: 0..<40)
  func permutation(seed: Int) throws {
    let book = try ModelBook.random(seed: seed)
    let priced = try book.priced()
    var generator = SplitMix(seed: UInt64(500 + seed))
    let shuffled = book.contracts.shuffled(using: &generator)
    for (name, rule) in try ShippedCard.closedForms() {
      let model = try rule.model(for: priced, moves: nil)
      let (first, second) = (
        model.requirement(of: book.contracts, in: priced.today), model.requirement(of: shuffled, in: priced.today)
      )
      #expect(agree(first.initial, second.initial, 1e-10), "\(name)")
      #expect(agree(first.maintenance, second.maintenance, 1e-10), "\(name)")
    }
  }

  @Test("a position of twice the size needs twice the margin where rates do not grow", arguments: 0..<20)
  func scale(seed: Int) throws {
    let book = try ModelBook.random(seed: seed)
    let priced = try book.priced()
    let doubled = book.contracts.map {
      Position(instrument: $0.instrument, role: .contract, quantity: 2 * $0.quantity, entryPrice: $0.entryPrice)
    }
    for (name, rule) in try ShippedCard.closedForms() where name != "deribit: standard" && name != "hyperliquid: cross"
    {
      let model = try rule.model(for: priced, moves: nil)
      let (once, twice) = (
        model.requirement(of: book.contracts, in: priced.today), model.requirement(of: doubled, in: priced.today)
      )
      #expect(agree(twice.initial, 2 * once.initial, 1e-10), "\(name)")
    }
  }

  /// Rules that are linear for some books at least.
  static let linear = [
    #"{ "kind": "flatRate", "initial": 0.1, "maintenance": 0.05 }"#,
    #"{ "kind": "rates", "default": { "maximumLeverage": 20 } }"#,
    #"{ "kind": "rates", "net": true, "default": { "maximumLeverage": 20 } }"#,
    """
    { "kind": "rates", "default": { "initial": 0.02, "maintenance": 0.01,
      "growth": { "law": "linear", "unit": "units", "initialSlope": 0.001 } } }
    """,
    """
    { "kind": "rates", "net": true, "holdingPeriod": { "ratesDays": 10, "days": 5 }, "default": { "initial": 0.02,
      "maintenance": 0.01, "growth": { "law": "squareRoot", "unit": "units", "initialSlope": 0.01 } } }
    """,
    """
    { "kind": "rates", "default": { "initial": 0.05, "maintenance": 0.03,
      "openInterest": { "units": 300, "lowerCap": 1e6, "upperCap": 1e9 } } }
    """,
    """
    { "kind": "addOns", "base": { "kind": "isolated", "base": { "kind": "rates", "default": { "maximumLeverage": 10 } } },
      "charges": { "default": { "liquidity": { "halfSpread": 0.001, "impact": 0.1, "dailyVolume": 1000 },
                                "concentration": { "reference": 50, "threshold": 0.01, "slope": 0.2 } } },
      "buffer": { "share": 0.25 } }
    """,
    """
    { "kind": "optionStandard", "default": { "short": { "initial": { "share": 0.15, "floor": 0.1 },
        "maintenance": { "share": 0.075, "floor": 0.075 } }, "addsMark": true, "markInEquity": false },
      "futures": { "default": { "maximumLeverage": 50 } } }
    """,
    """
    { "kind": "optionStandard", "default": { "short": { "initial": { "share": 0.15, "floor": 0.1 },
        "maintenance": { "share": 0.05, "floor": 0.075 } }, "addsMark": true, "markInEquity": true },
      "futures": { "default": { "maximumLeverage": 50 } } }
    """,
  ]

  @Test("a linear form is the maintenance margin, wherever the market goes", arguments: linear)
  func linearForm(text: String) throws {
    let rule = try MarginRule.read(text)
    var linearBooks = 0
    for seed in 0..<160 {
      let book = try ModelBook.random(seed: seed, inverse: seed.isMultiple(of: 2))
      let priced = try book.priced()
      let model = try rule.model(for: priced, moves: nil)
      var form = LinearForm()
      guard model.addMaintenance(of: book.contracts, sign: -1, to: &form) else { continue }
      linearBooks += 1
      var generator = SplitMix(seed: UInt64(900 + seed))
      for _ in 0..<5 {
        let state = priced.moved(&generator)
        let needed = model.requirement(of: book.contracts, in: state).maintenance
        #expect(agree(form.value(in: state, of: priced), -needed, 1e-10))
      }
    }
    #expect(linearBooks >= 5)
  }

  @Test("a form that need not outlive its contracts is that of contracts that never expire", arguments: linear)
  func shortForm(text: String) throws {
    let rule = try MarginRule.read(text)
    for seed in 0..<60 {
      let book = try ModelBook.random(seed: seed)
      let priced = try book.priced()
      let model = try rule.model(for: priced, moves: nil)
      var form = LinearForm(horizonYears: 6.9 / 365)
      guard model.addMaintenance(of: book.contracts, sign: -1, to: &form) else { continue }
      for (column, _) in form.terms {
        switch column {
        case .livePrice, .liveMark, .live: Issue.record("\(column) switches off beyond the horizon")
        default: continue
        }
      }
      var generator = SplitMix(seed: UInt64(300 + seed))
      var state = priced.moved(&generator)
      state.years = 6.9 / 365
      let needed = model.requirement(of: book.contracts, in: state).maintenance
      #expect(agree(form.value(in: state, of: priced), -needed, 1e-10))
    }
  }

  @Test("rules that bend with the price have no linear form")
  func bent() throws {
    var book = try ModelBook()
    try book.perpetual("BTC", 3_000)
    try book.future("BTC", -1_000, days: 30)
    let priced = try book.priced()
    for rule in [
      #"{ "kind": "rates", "net": true, "default": { "maximumLeverage": 20 } }"#,
      #"{ "kind": "rates", "default": { "tiers": \#(RateTests.tiers) } }"#,
      #"{ "kind": "scenarioGrid", "maintenanceShare": 1, "default": { "rows": [[0.1, 0, 1]] } }"#,
    ] {
      var form = LinearForm()
      let model = try MarginRule.read(rule).model(for: priced, moves: nil)
      #expect(!model.addMaintenance(of: book.contracts, sign: 1, to: &form))
    }
  }
}
