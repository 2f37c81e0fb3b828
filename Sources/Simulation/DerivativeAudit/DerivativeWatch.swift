internal import MarketModel
internal import Numerics

/// Compares what the contracts on one asset are priced by with its law.
struct DerivativeWatch {
  private let asset: Int
  private let column: Int
  private let steps: Int
  private var funding: RateWatch?
  private var basis: RateWatch?
  private var level: RateWatch?
  private var paid: FundingWatch?
  private var before = [Double](repeating: 0, count: PathTile.width)

  /// The market of an asset, of the model's assets with derivatives the one of a number.
  init(asset: Int, number: Int, _ laws: LawContext) {
    self.asset = asset
    column = number
    steps = laws.grid.steps
    let name = laws.model.assets[asset]
    guard let market = laws.model.derivatives[name] else { preconditionFailure("\(name) has no derivatives") }
    funding = market.funding.map { RateWatch("funding rate \(name)", RateProcess($0, laws)) }
    basis = market.basis.map { RateWatch("basis \(name)", RateProcess($0, laws)) }
    level = market.surface.map { RateWatch("log volatility level \(name)", RateProcess($0.moves.level, laws)) }
    paid = market.funding.map { FundingWatch(name, start: $0.now, stepYears: laws.stepYears) }
  }

  /// Sees a step of a tile.
  mutating func see(step: Int, _ tile: PathTile) {
    let (isFirst, isLast) = (step == 1, step == steps)
    let run = PathTile.column(column)
    let logRatios = Array(tile.logRatios[PathTile.column(asset)])
    let moves = isFirst ? logRatios : zip(logRatios, before).map { $0 - $1 }
    before = logRatios
    func look(_ watch: inout RateWatch?, _ rates: [Double]) {
      watch?.see(isFirst: isFirst, isLast: isLast, rates: rates, moves: moves, logRatios: logRatios)
    }
    let rates = Array(tile.derivatives.fundingRates[run])
    look(&funding, rates)
    look(&basis, Array(tile.derivatives.basis[run]))
    look(&level, tile.derivatives.volatilityLevels[run].map(\.logarithm))
    paid?.see(
      isFirst: isFirst, rates: rates, logRatios: logRatios, paid: Array(tile.derivatives.fundingPaid[run]),
      inversePaid: Array(tile.derivatives.inverseFundingPaid[run]))
  }

  /// What it saw beside what the model asks for.
  var entries: [AuditEntry] {
    [funding, basis, level].compactMap(\.self).flatMap { $0.entries(steps: steps) } + (paid.map { [$0.entry] } ?? [])
  }
}
