internal import Kernels
internal import Margin
internal import Numerics
internal import Portfolio
internal import Simulation

extension MarketWatch {
  /// Fills one of the columns after a step.
  mutating func fill(_ column: Int, from tile: PathTile) {
    switch columns[column] {
    case .price(let asset): copyPrices(of: asset, times: 1, into: column)
    case .debt(let asset, let rate): copyPrices(of: asset, times: (rate * years).exponential, into: column)
    case .dollarDebt(let rate): copy((rate * years).exponential, into: column)
    case .fundingPaid(let asset):
      guard let first = firstPlace(of: asset) else { break }
      let today = market.start.prices[asset]
      values[column].fill(tile.derivatives.fundingPaid, from: first, times: today)
    case .inverseFundingPaid(let asset):
      guard let first = firstPlace(of: asset) else { break }
      let today = market.start.prices[asset]
      values[column].fill(tile.derivatives.inverseFundingPaid, from: first, times: 1 / today)
      values[column].multiply(by: prices[asset])
    case .mark(let instrument): fillMarks(of: instrument, into: column, from: tile)
    case .priceOverMark(let instrument):
      fillMarks(of: instrument, into: column, from: tile)
      let asset = market.book.underlyings[instrument]
      values[column].divide(prices[asset])
    case .livePrice(let instrument):
      let asset = market.book.underlyings[instrument]
      copyPrices(of: asset, times: settlements[instrument] == nil ? 1 : 0, into: column)
    case .liveMark(let instrument):
      if settlements[instrument] != nil {
        copy(0, into: column)
      } else if let place = marks[instrument], place < column {
        // The gain of a contract is found before its margin.
        values[column].fill(values[place], from: 0, times: 1)
      } else {
        fillMarks(of: instrument, into: column, from: tile)
      }
    case .live(let instrument): copy(settlements[instrument] == nil ? 1 : 0, into: column)
    }
  }

  /// The first place of an asset's column among those of derivatives; nil where it has none, and pays nothing.
  private func firstPlace(of asset: Int) -> Int? {
    market.derivativeColumns[asset].map { PathTile.column($0).lowerBound }
  }

  private mutating func copy(_ value: Double, into column: Int) {
    for lane in 0..<PathTile.width { values[column][lane] = value }
  }

  private mutating func copyPrices(of asset: Int, times factor: Double, into column: Int) {
    values[column].fill(prices[asset], from: 0, times: factor)
  }

  private mutating func fillMarks(of instrument: Int, into column: Int, from tile: PathTile) {
    let book = market.book
    let asset = book.underlyings[instrument]
    if let settlement = settlements[instrument] {
      for lane in 0..<PathTile.width {
        values[column][lane] = book.settledMark(of: instrument, at: settlement[lane], price: prices[asset][lane])
      }
      return
    }
    switch book.book.instruments[instrument] {
    case .asset, .perpetual: copyPrices(of: asset, times: 1, into: column)
    case .future:
      let remaining = book.remainingYears(of: instrument, in: book.today) - years
      loadBasis(of: asset, from: tile)
      for lane in basis.indices { basis[lane] *= remaining }
      market.simulation.instructionSet.exponentials(of: basis, into: &values[column], in: 0..<PathTile.width)
      values[column].multiply(by: prices[asset])
    case .option:
      loadBasis(of: asset, from: tile)
      loadLevels(of: asset, from: tile)
      book.optionMarks(
        of: instrument, prices: prices[asset], basis: basis, levels: levels, years: years, into: &values[column],
        instructionSet: market.simulation.instructionSet)
    }
  }

  private mutating func loadBasis(of asset: Int, from tile: PathTile) {
    if let first = firstPlace(of: asset) {
      basis.fill(tile.derivatives.basis, from: first, times: 1)
    } else {
      for lane in basis.indices { basis[lane] = market.start.basis[asset] }
    }
  }

  private mutating func loadLevels(of asset: Int, from tile: PathTile) {
    if let first = firstPlace(of: asset) {
      levels.fill(tile.derivatives.volatilityLevels, from: first, times: 1)
    } else {
      for lane in levels.indices { levels[lane] = 1 }
    }
  }
}
