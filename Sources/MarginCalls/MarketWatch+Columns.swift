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
    case .dollarDebt(let rate):
      let growth = (rate * years).exponential
      for lane in 0..<PathTile.width { values[column][lane] = growth }
    case .fundingPaid(let asset):
      guard let first = firstPlace(of: asset) else { break }
      let today = market.start.prices[asset]
      for lane in 0..<PathTile.width { values[column][lane] = today * tile.derivatives.fundingPaid[first + lane] }
    case .inverseFundingPaid(let asset):
      guard let first = firstPlace(of: asset) else { break }
      let today = market.start.prices[asset]
      for lane in 0..<PathTile.width {
        values[column][lane] = tile.derivatives.inverseFundingPaid[first + lane] / today * prices[asset][lane]
      }
    case .mark(let instrument): fillMarks(of: instrument, into: column, from: tile)
    case .priceOverMark(let instrument):
      fillMarks(of: instrument, into: column, from: tile)
      let asset = market.book.underlyings[instrument]
      for lane in 0..<PathTile.width { values[column][lane] = prices[asset][lane] / values[column][lane] }
    }
  }

  /// The first place of an asset's column among those of derivatives; nil where it has none, and pays nothing.
  private func firstPlace(of asset: Int) -> Int? {
    market.derivativeColumns[asset].map { PathTile.column($0).lowerBound }
  }

  private mutating func copyPrices(of asset: Int, times factor: Double, into column: Int) {
    for lane in 0..<PathTile.width { values[column][lane] = prices[asset][lane] * factor }
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
      for lane in 0..<PathTile.width { basis[lane] *= remaining }
      market.simulation.instructionSet.exponentials(of: basis, into: &values[column], in: 0..<PathTile.width)
      for lane in 0..<PathTile.width { values[column][lane] *= prices[asset][lane] }
    case .option:
      loadBasis(of: asset, from: tile)
      loadLevels(of: asset, from: tile)
      book.optionMarks(
        of: instrument, prices: prices[asset], basis: basis, levels: levels, years: years, into: &values[column],
        instructionSet: market.simulation.instructionSet)
    }
  }

  private mutating func loadBasis(of asset: Int, from tile: PathTile) {
    let (first, today) = (firstPlace(of: asset), market.start.basis[asset])
    for lane in 0..<PathTile.width { basis[lane] = first.map { tile.derivatives.basis[$0 + lane] } ?? today }
  }

  private mutating func loadLevels(of asset: Int, from tile: PathTile) {
    let first = firstPlace(of: asset)
    for lane in 0..<PathTile.width { levels[lane] = first.map { tile.derivatives.volatilityLevels[$0 + lane] } ?? 1 }
  }
}
