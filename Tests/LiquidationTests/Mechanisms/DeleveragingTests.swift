import Liquidation
import Margin
import Testing

/// A bankrupt long of four bitcoins, 20,000 dollars short at 85,000, and three traders who are short.
///
/// By profit over entry value times leverage the first, 35 / 120 x 85 / 40 = 0.62, stands before the second, 30 / 200 x
/// 170 / 56 = 0.46, and that before the third, 25 / 450 x 425 / 70 = 0.34.
@Suite("Deleveraging on a path")
struct DeleveragingTests {
  private func book(
    _ order: LossRule.Deleveraging, fund: Double = 0, traders: Int = 3, backstop: Double? = nil, times scale: Double = 1
  ) throws -> MechanismCase {
    let winners: [(name: String, lines: [MechanismLine])] = [
      ("third", [.held("USD", 45_000 * scale), .perpetual("BTC", -5 * scale, at: 90_000)]),
      ("first", [.held("USD", 5_000 * scale), .perpetual("BTC", -1 * scale, at: 120_000)]),
      ("second", [.held("USD", 26_000 * scale), .perpetual("BTC", -2 * scale, at: 100_000)]),
    ]
    let bankrupt: [(name: String, lines: [MechanismLine])] = [
      ("bankrupt", [.held("USD", 40_000 * scale), .perpetual("BTC", 4 * scale, at: 100_000)])
    ]
    let all = traders == 1 ? [winners[1]] : Array(winners.prefix(traders))
    return MechanismCase(
      today: ["BTC": 95_000, "USD": 1],
      venues: [
        MechanismVenue(
          weight: 1, accounts: bankrupt + all,
          rules: LiquidationRules(
            mechanism: .orderBook(try OrderBookRule(backstopShare: backstop == nil ? nil : 0.5)),
            losses: try LossRule(fund: fund, deleveraging: order, backstop: backstop.map { .dollars($0) })))
      ])
  }

  private func given(_ run: MechanismRun) -> [String: [Double]] {
    Dictionary(uniqueKeysWithValues: run.events(.deleveraged).map { ($0.account, [$0.units, $0.paid]) })
  }

  private func check(_ run: MechanismRun, _ expected: [String: [Double]]) {
    let found = given(run)
    #expect(found.keys.sorted() == expected.keys.sorted())
    for (name, figures) in expected {
      #expect(zip(found[name] ?? [], figures).allSatisfy { agrees($0, $1) }, "\(name)")
    }
  }

  @Test("takes the most profitable and leveraged first, who together give what is missing")
  func queue() throws {
    let run = try book(.queue).run([["BTC": 85_000]])
    #expect(run.events(.deleveraged).map(\.account) == ["first", "second", "third"])
    check(run, ["first": [1, 5_000], "second": [2, 10_000], "third": [1, 5_000]])
    let outcome = run.outcome
    #expect(agrees(outcome.deleveraged, 20_000) && agrees(outcome.deleveragedSize, 340_000))
    #expect(agrees(outcome.badDebt, 0) && agrees(outcome.socialised, 0))
    #expect(agrees(outcome.mostDeleveraged, 10_000))
    #expect(outcome.accounts == 1 && outcome.liquidations == 1)
    #expect(agrees(outcome.repaid, 340_000))
    #expect(run.events(.closed).isEmpty)
  }

  /// The dollars that traders give add up to what is missing but for rounding, which is nobody's loss.
  @Test("leaves no bad debt to the last digit", arguments: [LossRule.Deleveraging.queue, .proRata])
  func exact(order: LossRule.Deleveraging) throws {
    for place in 0..<200 {
      let price = 84_000 + 29.17 * Double(place)
      let outcome = try book(order, times: 1 + 0.137 * Double(place)).run([["BTC": price]]).outcome
      #expect(outcome.deleveraged > 0 && outcome.badDebt == 0, "\(place)")
    }
  }

  /// 30 / 200 x 170 / 32 = 0.80 beside the first's 0.62; over what a long would have entered at it were 1.14 beside 1.49.
  @Test("ranks a short by its profit over what it was entered at")
  func shorts() throws {
    var trial = try book(.queue, traders: 1)
    trial.venues[0].accounts.append(("deep", [.held("USD", 2_000), .perpetual("BTC", -2, at: 100_000)]))
    #expect(try trial.run([["BTC": 85_000]]).events(.deleveraged).map(\.account) == ["deep", "first"])
  }

  @Test("takes the same share of all, pro rata")
  func proRata() throws {
    let run = try book(.proRata).run([["BTC": 85_000]])
    check(run, ["first": [0.5, 2_500], "second": [1, 5_000], "third": [2.5, 12_500]])
    #expect(agrees(run.outcome.deleveraged, 20_000) && agrees(run.outcome.deleveragedSize, 340_000))
    #expect(agrees(run.outcome.mostDeleveraged, 12_500))
    #expect(agrees(run.outcome.badDebt, 0))
  }

  @Test("comes before a backstop, which takes over who is still worth something, and all where nobody is deleveraged")
  func backstop() throws {
    let run = try book(.queue, backstop: 1e6).run([["BTC": 85_000]])
    check(run, ["first": [1, 5_000], "second": [2, 10_000], "third": [1, 5_000]])
    #expect(run.events(.takenOver).isEmpty && agrees(run.outcome.backstopPaid, 0))
    let none = try book(.none, backstop: 1e6).run([["BTC": 85_000]])
    #expect(none.events(.takenOver).map(\.account) == ["bankrupt"] && given(none).isEmpty)
    // 40,000 less 39,900 is less than half of the margin, and more than nothing.
    let poor = try book(.queue, backstop: 1e6).run([["BTC": 90_025]])
    #expect(poor.events(.takenOver).map(\.account) == ["bankrupt"] && given(poor).isEmpty)
  }

  @Test("is what all bear together where nobody is deleveraged")
  func none() throws {
    let outcome = try book(.none).run([["BTC": 85_000]]).outcome
    #expect(agrees(outcome.badDebt, 20_000) && agrees(outcome.socialised, 20_000))
    #expect(outcome.deleveraged == 0 && outcome.deleveragedSize == 0)
  }

  @Test("gives what the fund does not have")
  func fund() throws {
    let run = try book(.queue, fund: 8_000).run([["BTC": 85_000]])
    check(run, ["first": [1, 3_000], "second": [2, 6_000], "third": [1, 3_000]])
    #expect(agrees(run.outcome.badDebt, 8_000) && agrees(run.outcome.fundPaid, 8_000))
    #expect(agrees(run.outcome.socialised, 0))
    // A fund that has enough pays alone.
    let rich = try book(.queue, fund: 20_000).run([["BTC": 85_000]])
    #expect(rich.events(.deleveraged).isEmpty && agrees(rich.outcome.fundPaid, 20_000))
  }

  @Test("leaves to the market what nobody is on the other side of", arguments: [LossRule.Deleveraging.queue, .proRata])
  func tooFew(order: LossRule.Deleveraging) throws {
    let run = try book(order, traders: 1).run([["BTC": 85_000]])
    check(run, ["first": [1, 5_000]])
    #expect(run.events(.closed).map(\.units).allSatisfy { agrees($0, 3) })
    #expect(agrees(run.outcome.badDebt, 15_000) && agrees(run.outcome.socialised, 15_000))
    #expect(agrees(run.outcome.repaid, 340_000))
    #expect(run.outcome.liquidations == 2)
  }

  /// The calm one is short at 80,000, a loss of 6.25 % on a contract of 0.894 times the 95,000 dollars that are left; the thin
  /// one at 84,000, a loss of 1.19 % on one of 170 times the 500 that are left, which pay for a tenth of a coin.
  @Test("goes on to traders without a gain, by loss over leverage, who give no more than they are worth")
  func losers() throws {
    func run(_ order: LossRule.Deleveraging) throws -> MechanismRun {
      var trial = try book(order, traders: 1)
      trial.venues[0].accounts += [
        ("calm", [.held("USD", 100_000), .perpetual("BTC", -1, at: 80_000)]),
        ("thin", [.held("USD", 1_500), .perpetual("BTC", -1, at: 84_000)]),
        ("bankrupt too", [.held("USD", 500), .perpetual("BTC", -1, at: 84_000)]),
      ]
      return try trial.run([["BTC": 85_000]])
    }
    let queue = try run(.queue)
    #expect(queue.events(.deleveraged).map(\.account).prefix(3) == ["first", "thin", "calm"])
    check(queue, ["first": [1, 5_000], "thin": [0.1, 500], "calm": [1, 5_000]])
    let all = try run(.proRata)
    check(all, ["first": [1, 5_000], "thin": [0.1, 500], "calm": [1, 5_000]])
  }

  /// Two lots of two coins, both short at 84,000, beside 9,000 dollars: 5,000 are left, which pay for a coin.
  @Test(
    "takes no more of several lots of one trader than it is worth", arguments: [LossRule.Deleveraging.queue, .proRata])
  func lots(order: LossRule.Deleveraging) throws {
    var trial = try book(order, traders: 0)
    trial.venues[0].accounts += [
      ("twin", [.held("USD", 9_000), .perpetual("BTC", -2, at: 84_000), .perpetual("BTC", -2, at: 84_000)]),
      ("calm", [.held("USD", 1_000_000), .perpetual("BTC", -10, at: 80_000)]),
    ]
    let run = try trial.run([["BTC": 85_000]])
    let twin = run.events(.deleveraged).filter { $0.account == "twin" }.reduce(0) { $0 + $1.paid }
    #expect(order == .queue ? agrees(twin, 5_000) : twin > 0 && twin < 5_000)
    #expect(agrees(run.outcome.deleveraged, 20_000) && run.outcome.badDebt == 0)
    #expect(!run.events(.badDebt).contains { $0.account == "twin" })
  }

  /// The thin one gives 500 dollars, all that it is worth but for rounding, and is closed on the book; those without a gain
  /// are not asked for what rounding leaves of a bankrupt contract.
  @Test("makes nobody bankrupt by rounding, and asks nobody for what rounding leaves")
  func rounding() throws {
    for place in 0..<100 {
      let scale = 1 + 0.0137 * Double(place)
      var trial = try book(.queue, traders: 1, times: scale)
      trial.venues[0].accounts += [
        ("thin", [.held("USD", 1_500 * scale), .perpetual("BTC", -1 * scale, at: 84_000 + Double(place))]),
        ("long", [.held("USD", 400_000), .perpetual("BTC", 8, at: 80_000)]),
      ]
      let run = try trial.run([["BTC": 85_000]])
      #expect(Set(run.events(.deleveraged).map(\.account)) == ["first", "thin"], "\(place)")

      var enough = try book(.proRata, times: scale)
      enough.venues[0].accounts.append(("loser", [.held("USD", 90_000), .perpetual("BTC", -3, at: 80_000)]))
      let given = try enough.run([["BTC": 84_000 + 29.17 * Double(place)]]).events(.deleveraged)
      #expect(!given.isEmpty && !given.contains { $0.account == "loser" }, "\(place)")
    }
  }

  @Test("counts nothing where there is nobody at all")
  func nobody() throws {
    let run = try book(.queue, traders: 0).run([["BTC": 85_000]])
    #expect(agrees(run.outcome.badDebt, 20_000))
    #expect(run.outcome.liquidations == 1)
  }

  @Test("leaves the traders with what is theirs: the same path goes on")
  func afterwards() throws {
    // The second is out of the market: its gain of 30,000 less 10,000 beside 26,000 dollars. At 120,000 its two coins
    // would be under water, and so is the third's rest of four.
    let run = try book(.queue).run([["BTC": 85_000], ["BTC": 120_000]])
    #expect(run.events(.called).map(\.account) == ["bankrupt", "third"])
    // 45,000 + 5,000 - 5,000 for the coin that was taken, and four at a loss of 30,000 each.
    #expect(agrees(run.events(.badDebt, of: "third").first?.paid, 75_000))
  }
}
