import Documents
import Kernels
import Margin
import MarginCalls
import MarketModel
import Portfolio
import Simulation

/// The moment at which the tests' books are taken.
let asOf = Timestamp(seconds: 1_700_000_000)

/// A moment some days after ``asOf``.
func after(days: Double) -> Timestamp { Timestamp(seconds: asOf.seconds + Int((days * 86_400).rounded())) }

/// Funding, basis and implied volatility, all of them in motion.
func contractMarket(
  rule: VolatilitySurface.Moves.Rule = .stickyDelta, noise: Double = 1
) -> DerivativeMarket {
  DerivativeMarket(
    funding: MeanRevertingRate(
      now: 0.3 * noise, mean: 0.1 * noise, halfLifeDays: 3, volatility: 0.9 * noise, priceSlope: 1.5),
    basis: MeanRevertingRate(
      now: 0.02, mean: 0.02 + 0.06 * noise, halfLifeDays: 20, volatility: 0.2 * noise, priceSlope: 0.3),
    interestRate: 0.04,
    surface: VolatilitySurface(
      slices: [
        .init(days: 5, logMoneyness: [-0.2, 0, 0.2], volatility: [0.8, 0.6, 0.65]),
        .init(days: 60, logMoneyness: [-0.4, 0, 0.4], volatility: [0.75, 0.62, 0.66]),
      ],
      moves: .init(rule: rule, spotSlope: -1.2, volatilityOfVolatility: 1.1 * noise, halfLifeDays: 10)))
}

/// Bitcoin with all that contracts are priced by, ether with funding alone, and a claim on ether.
func contractModel(
  volatility: [Double] = [0.6, 0.75], dynamics: Dynamics = .gaussian, derivatives: [String: DerivativeMarket]? = nil
) throws -> MarketModel {
  try MarketModel(
    assets: ["BTC", "ETH"], volatility: volatility, drift: [0, 0], correlation: [[1, 0.8], [0.8, 1]],
    dynamics: dynamics,
    claims: [
      Claim(
        asset: "WETH",
        kind: .wrapped(WrappedToken(underlying: "ETH", failure: .init(perYear: 0, recovery: 0.5, source: "a test"))))
    ],
    derivatives: derivatives
      ?? [
        "BTC": contractMarket(),
        "ETH": DerivativeMarket(funding: MeanRevertingRate(mean: 0.05, halfLifeDays: 1, volatility: 0.5)),
      ])
}

/// One account with a position of every kind, of which some expire within 10 days and some after.
func fullBook() throws -> Book {
  var book = try Book(asOf: asOf, prices: ["BTC": 60_000, "ETH": 2_500, "WETH": 2_490, "USDC": 0.999])
  var positions: [Position] = []
  for (asset, role, quantity, rate) in [
    ("ETH", .collateral, 12, nil), ("WETH", .collateral, 3, nil), ("USDC", .collateral, 5_000, nil),
    ("USD", .collateral, 100, nil), ("BTC", .debt, 0.4, 0.05), ("USDC", .debt, 900, nil), ("USD", .debt, 50, 0.11),
  ] as [(String, Position.Role, Double, Double?)] {
    positions.append(
      Position(
        instrument: try book.place(of: .asset(asset)), role: role, quantity: quantity, interestRate: rate))
  }
  var contracts: [(Instrument, Double, Double?)] = []
  for settlement in Settlement.allCases {
    contracts += [
      (.perpetual(underlying: "BTC", settlement: settlement), settlement == .linear ? 0.3 : 20_000, 58_000),
      (.perpetual(underlying: "ETH", settlement: settlement), settlement == .linear ? -2 : -3_000, 2_600),
    ]
    for days in [2.5, 40] {
      contracts.append(
        (
          .future(underlying: "BTC", expiry: after(days: days), settlement: settlement),
          settlement == .linear ? -0.2 : 9_000, 61_000
        ))
      for kind in [OptionTerms.Kind.call, .put] {
        contracts.append(
          (
            .option(
              OptionContract(
                underlying: "BTC", kind: kind, strike: 59_000, expiry: after(days: days), settlement: settlement)),
            kind == .call ? 0.5 : -0.25, nil
          ))
      }
    }
    contracts.append(
      (
        .option(
          OptionContract(
            underlying: "ETH", kind: .put, strike: 2_400, expiry: after(days: 4), settlement: settlement,
            volatility: 0.8)), 1.5, nil
      ))
  }
  for (instrument, quantity, entry) in contracts {
    positions.append(
      Position(
        instrument: try book.place(of: instrument), role: .contract, quantity: quantity, entryPrice: entry))
  }
  try book.append(Account(id: "all"), positions: positions)
  return book
}

/// A book placed in a simulation of a model.
func placed(
  _ book: Book, model: MarketModel, steps: Int = 10, stepDays: Double = 1, seed: UInt64 = 1
) throws -> PathMarket {
  let simulation = try Simulation(model: model, grid: TimeGrid(steps: steps, stepDays: stepDays), seed: seed)
  return try PathMarket(PricedBook(book, derivatives: model.derivatives), in: simulation, par: ["USDC"])
}

extension PathMarket {
  /// Follows the first paths and looks at the market after every step.
  func follow(
    columns: [LinearForm.Column] = [], volatilityHalfLifeDays: Double? = nil, firstPath: UInt64 = 0,
    _ look: (_ watch: MarketWatch, _ tile: PathTile) -> Void
  ) {
    var tile = simulation.makeTile()
    var watch = makeWatch(columns: columns, volatilityHalfLifeDays: volatilityHalfLifeDays)
    simulation.draw(firstPath..<firstPath + UInt64(PathTile.width), in: &tile) { step, tile in
      watch.see(step: step, &tile)
      look(watch, tile)
    }
  }
}

/// Whether two figures are equal but for rounding: 1e-12 of their size, or of what they were added from.
func agree(_ value: Double, _ expected: Double, scale: Double = 0) -> Bool {
  abs(value - expected) <= 1e-12 * max(abs(expected), scale)
}
