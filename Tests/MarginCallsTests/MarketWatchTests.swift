import Foundation
import Kernels
import Margin
import MarginCalls
import MarketModel
import Portfolio
import Simulation
import Testing

@Suite("The market of a book along the paths of a tile")
struct MarketWatchTests {
  /// Everything that a column can be, for all assets and instruments of a book.
  private func everyColumn(_ book: PricedBook) -> [LinearForm.Column] {
    var columns: [LinearForm.Column] = [.dollarDebt(rate: 0), .dollarDebt(rate: 0.11)]
    for asset in book.assets.indices {
      columns += [
        .price(asset: asset), .debt(asset: asset, rate: 0.05), .fundingPaid(asset: asset),
        .inverseFundingPaid(asset: asset),
      ]
    }
    for (place, instrument) in book.book.instruments.enumerated() {
      columns += [
        .mark(instrument: place), .livePrice(instrument: place), .liveMark(instrument: place), .live(instrument: place),
      ]
      if case .future(_, _, .inverse) = instrument { columns.append(.priceOverMark(instrument: place)) }
    }
    return columns
  }

  /// What a column is in a state, said without the watch.
  private func value(_ column: LinearForm.Column, _ book: PricedBook, in state: MarketState) -> Double {
    switch column {
    case .price(let asset): state.prices[asset]
    case .debt(let asset, let rate): state.prices[asset] * exp(rate * state.years)
    case .dollarDebt(let rate): exp(rate * state.years)
    case .fundingPaid(let asset): state.fundingPaid[asset]
    case .inverseFundingPaid(let asset): state.inverseFundingPaid[asset] * state.prices[asset]
    case .mark(let instrument): book.mark(of: instrument, in: state)
    case .priceOverMark(let instrument):
      state.prices[book.underlyings[instrument]] / book.mark(of: instrument, in: state)
    case .livePrice(let instrument):
      state.settlementPrices[instrument] == nil ? state.prices[book.underlyings[instrument]] : 0
    case .liveMark(let instrument):
      state.settlementPrices[instrument] == nil ? book.mark(of: instrument, in: state) : 0
    case .live(let instrument): state.settlementPrices[instrument] == nil ? 1 : 0
    }
  }

  @Test("columns are what states say, on every path and step", arguments: VolatilitySurface.Moves.Rule.allCases)
  func columnsAreStates(rule: VolatilitySurface.Moves.Rule) throws {
    let model = try contractModel(derivatives: ["BTC": contractMarket(rule: rule), "ETH": contractMarket(rule: rule)])
    let market = try placed(fullBook(), model: model)
    let columns = everyColumn(market.book)
    var seen = 0
    market.follow(columns: columns) { watch, tile in
      for lane in stride(from: 0, to: PathTile.width, by: 15) {
        let state = watch.state(of: lane, in: tile)
        for (place, column) in columns.enumerated() {
          let expected = value(column, market.book, in: state)
          // An option far out of the money is a difference of figures of the size of its underlying.
          var scale = 0.0
          switch column {
          case .mark(let instrument), .liveMark(let instrument):
            scale = state.prices[market.book.underlyings[instrument]]
          default: break
          }
          #expect(
            agree(watch.values[place][lane], expected, scale: scale),
            "\(column) at \(watch.step): \(watch.values[place][lane]) for \(expected)")
          seen += 1
        }
      }
    }
    #expect(seen == 10 * 18 * columns.count)
  }

  @Test("the gains of contracts as linear forms are their values")
  func formsAreValues() throws {
    let book = try fullBook()
    let market = try placed(book, model: contractModel())
    let venue = try MarginVenue(
      collateral: CollateralRules(assets: [:]),
      models: [.init(name: "free", rule: .flatRate(initial: 0, maintenance: 0))])
    let engine = try MarginEngine(venue, book: market.book)
    let form = try #require(engine.linearForm(of: 0))
    market.follow(columns: form.terms.map(\.column)) { watch, tile in
      for lane in [0, 99, 255] {
        let surplus = zip(form.terms, watch.values).reduce(form.constant) { $0 + $1.0.coefficient * $1.1[lane] }
        let statement = engine.statement(of: 0, in: watch.state(of: lane, in: tile))
        #expect(agree(surplus, statement.surplus, scale: 1e5))
      }
    }
  }

  @Test("a state is the paths' own: prices, time, rates and what funding has taken")
  func statesAreThePaths() throws {
    let market = try placed(fullBook(), model: contractModel())
    let book = market.book
    let model = market.simulation.model
    market.follow { watch, tile in
      for lane in [0, 7, 255] {
        let state = watch.state(of: lane, in: tile)
        #expect(agree(state.years, Double(watch.step) / 365))
        for (asset, name) in book.assets.enumerated() {
          guard let place = model.index(of: name) else {
            #expect(state.prices[asset] == book.today.prices[asset], "\(name) stays at its price")
            continue
          }
          let ratio = exp(tile.logRatios[PathTile.column(place).lowerBound + lane])
          #expect(agree(state.prices[asset], book.today.prices[asset] * ratio))
          guard let column = tile.derivatives.column(of: place) else { continue }
          let at = PathTile.column(column).lowerBound + lane
          #expect(state.basis[asset] == tile.derivatives.basis[at])
          #expect(state.volatilityLevels[asset] == tile.derivatives.volatilityLevels[at])
          #expect(agree(state.fundingPaid[asset], tile.derivatives.fundingPaid[at] * book.today.prices[asset]))
          #expect(
            agree(state.inverseFundingPaid[asset], tile.derivatives.inverseFundingPaid[at] / book.today.prices[asset]))
        }
      }
    }
  }

  @Test("funding at a constant rate costs a perpetual what its payments add up to")
  func fundingOfPositions() throws {
    let derivatives = [
      "BTC": DerivativeMarket(funding: MeanRevertingRate(mean: 0.2), surface: contractMarket().surface)
    ]
    let market = try placed(fullBook(), model: contractModel(derivatives: derivatives), steps: 6, stepDays: 0.5)
    let book = market.book
    let bitcoin = try #require(book.index(of: "BTC"))
    let linear = try #require(
      book.book.positions.first {
        book.book.instrument(of: $0) == .perpetual(underlying: "BTC", settlement: .linear)
      })
    let inverse = try #require(
      book.book.positions.first {
        book.book.instrument(of: $0) == .perpetual(underlying: "BTC", settlement: .inverse)
      })
    var (dollars, coins, price) = (0.0, 0.0, 60_000.0)
    market.follow { watch, tile in
      let state = watch.state(of: 3, in: tile)
      dollars += 0.2 * price * 0.5 / 365
      coins += 0.2 / price * 0.5 / 365
      price = state.prices[bitcoin]
      let gain = 0.3 * (price - 58_000 - dollars)
      #expect(agree(book.value(of: linear, in: state), gain, scale: 0.3 * price))
      let inverseGain = 20_000 * (price / 58_000 - 1 - coins * price)
      #expect(agree(book.value(of: inverse, in: state), inverseGain, scale: 20_000))
    }
  }

  @Test("without volatility and funding nothing moves but what time moves")
  func standing() throws {
    let quiet = DerivativeMarket(
      funding: MeanRevertingRate(mean: 0), surface: contractMarket(noise: 0).surface)
    let model = try contractModel(volatility: [0, 0], derivatives: ["BTC": quiet, "ETH": quiet])
    let market = try placed(fullBook(), model: model)
    let book = market.book
    market.follow { watch, tile in
      let state = watch.state(of: 11, in: tile)
      #expect(state.prices == book.today.prices && state.basis == book.today.basis)
      #expect(state.fundingPaid.allSatisfy { $0 == 0 } && state.volatilityLevels.allSatisfy { $0 == 1 })
      for position in book.book.positions {
        if case .option = book.book.instrument(of: position) { continue }
        let rate = position.interestRate ?? 0
        #expect(
          agree(
            book.value(of: position, in: state), book.value(of: position, in: book.today) * exp(rate * state.years)))
      }
    }
  }

  @Test("debt grows by the exponential of rate and time", arguments: [-0.02, 0, 0.05, 3])
  func debt(rate: Double) throws {
    let market = try placed(fullBook(), model: contractModel(), steps: 20, stepDays: 0.25)
    let bitcoin = try #require(market.book.index(of: "BTC"))
    market.follow(columns: [.price(asset: bitcoin), .debt(asset: bitcoin, rate: rate), .dollarDebt(rate: rate)]) {
      watch, _ in
      let growth = exp(rate * Double(watch.step) * 0.25 / 365)
      for lane in 0..<PathTile.width {
        #expect(agree(watch.values[1][lane], watch.values[0][lane] * growth))
        #expect(agree(watch.values[2][lane], growth))
      }
    }
  }

  @Test("a watch sees every step, and begins anew with the next tile")
  func reuse() throws {
    let market = try placed(fullBook(), model: contractModel())
    let columns = everyColumn(market.book)
    func last(of watch: inout MarketWatch, _ tile: inout PathTile, from first: UInt64) -> [[Double]] {
      market.simulation.draw(first..<first + 256, in: &tile) { step, tile in watch.see(step: step, &tile) }
      return watch.values
    }
    var tile = market.simulation.makeTile()
    var watch = market.makeWatch(columns: columns, volatilityHalfLifeDays: 5)
    let first = last(of: &watch, &tile, from: 0)
    let state = watch.state(of: 17, in: tile)
    let other = last(of: &watch, &tile, from: 256)
    #expect(other != first)
    #expect(last(of: &watch, &tile, from: 0) == first)
    #expect(watch.state(of: 17, in: tile) == state)
    var used = watch.state(of: 200, in: tile)
    watch.load(17, of: tile, into: &used)
    #expect(used == state)
  }

  @Test("a step that was left out traps")
  func skipped() async {
    await #expect(processExitsWith: .failure) {
      let market = try placed(fullBook(), model: contractModel())
      var tile = market.simulation.makeTile()
      var watch = market.makeWatch()
      market.simulation.draw([0], in: &tile) { step, tile in
        if step != 2 { watch.see(step: step, &tile) }
      }
    }
  }
}
