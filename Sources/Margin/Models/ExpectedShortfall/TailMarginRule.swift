internal import Portfolio

/// A measure of what contracts may lose over a margin period, from joint moves of the market.
///
/// Every contract is valued again after each move, at once: no time passes, and no funding is paid. The measure of the
/// account's losses is the initial margin, at least 0 and at least a share of the contracts' sizes.
public struct TailMarginRule: Equatable, Sendable {
  /// What is measured.
  public let measure: TailMeasure
  /// The probability outside the tail.
  public let confidence: Double
  /// The margin period of risk in days: the moves must be over as long, by the days of their market.
  public let days: Double
  /// Maintenance as a share of initial margin.
  public let maintenanceShare: Double
  /// The least margin as a share of the contracts' sizes.
  public let leastShare: Double
  /// What keeps the margin from following every calm; nil for nothing.
  public let procyclicality: Procyclicality?

  /// A rule.
  ///
  /// - Parameters:
  ///   - measure: What is measured.
  ///   - confidence: The probability outside the tail, from 0.5 to 0.9999.
  ///   - days: The margin period of risk, from 0.01 to 366 days.
  ///   - maintenanceShare: Maintenance as a share of initial margin.
  ///   - leastShare: The least margin as a share of the contracts' sizes.
  ///   - procyclicality: What keeps the margin from following every calm.
  /// - Throws: ``MarginRuleError``.
  public init(
    measure: TailMeasure = .es, confidence: Double, days: Double, maintenanceShare: Double = 1,
    leastShare: Double = 0, procyclicality: Procyclicality? = nil
  ) throws(MarginRuleError) {
    try MarginCheck.bounds(confidence, "confidence", 0.5, 0.9999)
    try MarginCheck.bounds(days, "days", 0.01, 366)
    try MarginCheck.rate(maintenanceShare, "maintenanceShare")
    try MarginCheck.rate(leastShare, "leastShare")
    try procyclicality?.check()
    self.measure = measure
    self.confidence = confidence
    self.days = days
    self.maintenanceShare = maintenanceShare
    self.leastShare = leastShare
    self.procyclicality = procyclicality
  }

  /// The rule applied to a book.
  func model(for book: PricedBook, moves: MarketMoves?) throws(MarginRuleError) -> TailMargin {
    guard let moves else { throw .noMoves }
    precondition(moves.priceRatios.count == book.assets.count, "A column of moves per asset")
    guard abs(moves.days - days) <= 1e-6 * days else {
      throw .wrongPeriod(days: days, movesDays: moves.days)
    }
    guard Double(moves.count) * (1 - confidence) >= 1 - 1e-9 else {
      let needed = Int((1 / (1 - confidence) - 1e-9).rounded(.up))
      throw .tooFewMoves(count: moves.count, needed: needed, confidence: confidence)
    }
    return TailMargin(book: book, rule: self, moves: moves, others: try others(for: book, moves))
  }

  /// The second set of moves that a tool against procyclicality needs.
  private func others(for book: PricedBook, _ moves: MarketMoves) throws(MarginRuleError) -> MarketMoves? {
    let needed = Set(
      zip(book.book.instruments, book.underlyings).filter { $0.0.isFuture || $0.0.isOption }.map(\.1))
    switch procyclicality {
    case nil, .buffer: return nil
    case .stressedObservations(let observations, _):
      var columns = book.assets.map { _ in [Double]() }
      for (place, observation) in observations.enumerated() {
        for (asset, name) in book.assets.enumerated() {
          guard let move = observation.moves[name] ?? (needed.contains(asset) ? nil : 0) else {
            throw .noRule(
              key: "procyclicality.observations[\(place)]", underlying: name,
              known: observation.moves.keys.sorted())
          }
          columns[asset].append(1 + move)
        }
      }
      return MarketMoves(priceRatios: columns, years: moves.years, days: moves.days)
    case .volatilityFloor(let volatilities):
      var targets: [Double?] = []
      for (asset, name) in book.assets.enumerated() {
        guard volatilities[name] != nil || !needed.contains(asset) else {
          throw .noRule(
            key: "procyclicality.volatility", underlying: name, known: volatilities.keys.sorted())
        }
        targets.append(needed.contains(asset) ? volatilities[name] : nil)
      }
      return try moves.scaled(to: targets, names: book.assets)
    }
  }
}
