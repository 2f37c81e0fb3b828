import Documents
import Foundation
import Liquidation
import Margin
import MarketModel
import Portfolio
import Reporting
import Scheduling
import Simulation
import Stress

/// What a stress of venues reads: the model, the venues with their books, the market, today's prices.
struct StressInputs {
  let source: ModelFile
  let options: StressOptions
  let work: WorkOptions
  let output: OutputOptions
  let venues: [Venue]
  /// The liquidity card and its file; nil where the market is unlimited.
  let liquidity: (path: String, card: LiquidityCard)?
  /// Dollars per unit of assets that the price table or a book has a price of.
  let prices: [String: Double]
  /// The steps of simulated paths.
  let grid: TimeGrid

  /// A venue with its book.
  struct Venue {
    let path: String
    /// The name on the card, and the one by which it is told apart from others.
    let card: String
    let name: String
    let rules: LiquidationRules
    let file: BookFile
    let engine: MarginEngine
  }

  /// The owners' accounts of a venue that are called before anything moves, by what its oracles say then; each once.
  func called(at number: Int, in start: PathEngine) -> [String] {
    let venue = venues[number]
    let engine = venue.engine
    var state = engine.book.today
    for asset in state.prices.indices { state.prices[asset] = start.answer(venue: number, asset: asset) }
    let accounts = engine.book.book.accounts.indices.filter { engine.statement(of: $0, in: state).isCalled }
    return Set(accounts.map { venue.file.owners[$0] }).sorted().map { venue.file.names[$0] }
  }

  /// The horizon of simulated paths that nobody asks another one of, in days.
  static let standardHorizonDays = 3.0
  /// The step where neither the user nor the model says one, in days: a liquidation is a matter of hours.
  static let standardStepDays = 1.0 / 24

  /// The moves that margin models which simulate are given.
  private static let moveLimit = 16_384

  init(model: String, options: StressOptions, work: WorkOptions, output: OutputOptions, simulates: Bool) throws {
    source = try ModelFile(model)
    self.options = options
    self.work = work
    self.output = output
    grid = try Self.grid(source, options, output: simulates ? output : nil, horizonDays: Self.standardHorizonDays)
    liquidity = try options.liquidity.map { ($0, try LiquidityCard(SourceFile($0))) }
    var prices: [String: Double] = [:]
    var venues: [Venue] = []
    for (venue, book) in zip(options.venue?.paths ?? [], options.book?.paths ?? []) {
      let card = try VenueCard.liquidation(in: SourceFile(venue))
      let file = try BookFile(book, prices: options.prices, market: source.model, output: output)
      prices.merge(file.priced.book.prices) { first, _ in first }
      let name = Self.distinct(card.name, among: venues.map(\.name))
      let moves = try Self.moves(of: card.venue, at: venue, book: file, source, options, work, output, grid)
      do {
        venues.append(
          Venue(
            path: venue, card: card.name, name: name, rules: card.rules, file: file,
            engine: try MarginEngine(card.venue, book: file.priced, moves: moves)))
      } catch {
        throw Failure(.badData, "\(venue): \(error)")
      }
    }
    let books = options.book?.paths ?? []
    for (place, venue) in venues.enumerated() {
      // However their paths are spelt.
      let first = venues[..<place].firstIndex { $0.card == venue.card && $0.file.priced.book == venue.file.priced.book }
      guard let first else { continue }
      let other = venues[first].path == venue.path && books[first] == books[place] ? "" : " as \(books[first])"
      output.warn("\(books[place]) at \(venue.path) is named twice\(other): its accounts are there twice")
    }
    if let path = options.prices { prices.merge(try TodaysPrices(SourceFile(path)).prices) { $1 } }
    self.venues = venues
    self.prices = prices
  }

  /// The steps of simulated paths; without an output, nothing is said of a step that the model was not fitted to.
  static func grid(
    _ source: ModelFile, _ options: StressOptions, output: OutputOptions?, horizonDays: Double
  ) throws -> TimeGrid {
    let step: Duration? = options.step ?? (source.model.dynamics.stepDays == nil ? "1h" : nil)
    let days = options.horizon?.days ?? horizonDays
    if let output { return try source.grid(horizonDays: days, step: step, output: output) }
    return try TimeGrid(
      horizonDays: days, stepDays: step?.days ?? source.model.dynamics.stepDays ?? Self.standardStepDays)
  }

  /// Two venues of one name are told apart by a number.
  private static func distinct(_ name: String, among names: [String]) -> String {
    guard names.contains(name) else { return name }
    let number = (2...).first { !names.contains("\(name) (\($0))") } ?? 2
    return "\(name) (\(number))"
  }

  /// The moves that a venue's simulating margin models need; nil where it has none.
  private static func moves(
    of venue: MarginVenue, at path: String, book: BookFile, _ source: ModelFile, _ options: StressOptions,
    _ work: WorkOptions, _ output: OutputOptions, _ grid: TimeGrid
  ) throws -> MarketMoves? {
    guard let days = venue.models.lazy.compactMap(\.rule.marginPeriodDays).first else { return nil }
    return try MoveSource(
      model: source.model, book: book.priced, par: venue.collateral.par, stepDays: grid.stepDays, seed: options.seed,
      paths: moveLimit, scheduler: work.scheduler(quiet: true, label: "")
    ).moves(days: days, named: path)
  }

  /// The owners' accounts of a name and the parts of them, at all venues; nil for every account.
  func parts(of account: String?) throws(Failure) -> Set<String>? {
    guard let account else { return nil }
    var parts: Set<String> = []
    for venue in venues {
      for (place, part) in venue.file.priced.book.accounts.enumerated()
      where part.id == account || venue.file.names[venue.file.owners[place]] == account {
        parts.insert(part.id)
      }
    }
    guard parts.isEmpty else { return parts }
    let names = venues.flatMap(\.file.names)
    let near = nearestName(to: account, in: names).map { ": did you mean \"\($0)\"?" } ?? ""
    throw Failure(.usage, "--account: no book has an account \"\(account)\"\(near)")
  }
}
