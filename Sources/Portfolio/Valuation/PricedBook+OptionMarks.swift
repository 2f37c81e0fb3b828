internal import Foundation
public import Kernels
internal import MarketModel

extension PricedBook {
  /// The dollars that one option is worth on each of a run of paths at the same moment, fully revalued.
  ///
  /// Each figure is that of ``mark(of:in:)`` in a state of that price, basis and level, to 1e-12 of it. The same inputs
  /// give the same bits at every instruction set and whatever paths they stand beside.
  /// - Parameters:
  ///   - instrument: The place of the option in the book.
  ///   - prices: Dollars per unit of its underlying on each path, at least 0.
  ///   - basis: The basis per year, continuous.
  ///   - levels: What implied volatilities are multiplied by, at least 0.
  ///   - years: The years since the book was taken.
  ///   - marks: Takes the dollars per option, at least 0.
  ///   - instructionSet: The vector instructions to use.
  /// - Precondition: the instrument is an option, and there are as many of everything.
  /// - Complexity: O(paths), with an allocation per array of them.
  public func optionMarks(
    of instrument: Int, prices: [Double], basis: [Double], levels: [Double], years: Double, into marks: inout [Double],
    instructionSet: InstructionSet = .best
  ) {
    guard case .option(let contract) = book.instruments[instrument] else {
      preconditionFailure("Only an option has an option's marks")
    }
    precondition(
      basis.count == prices.count && levels.count == prices.count && marks.count == prices.count,
      "One basis, one level and one mark per price")
    let remaining = max(0, expiryYears[instrument] - years)
    let growths = Self.growths(basis, years: remaining)
    let forwards = zip(prices, growths).map { $0 * $1 }
    let volatilities = volatilities(
      of: contract, instrument: instrument, forwards: forwards, growths: growths, levels: levels, years: remaining)
    // With the strike as the reference, the logarithm of moneyness is rounded once.
    let scenarios = OptionScenarios(
      spots: forwards, volatilities: volatilities, reference: contract.strike, instructionSet: instructionSet)
    let terms = OptionTerms(kind: contract.kind, strike: contract.strike, expiry: remaining)
    for path in marks.indices { marks[path] = 0 }
    instructionSet.addValues(of: terms, quantity: 1, in: scenarios, run: marks.indices, to: &marks)
    let discount = exp(-derivatives[underlyings[instrument]].interestRate * remaining)
    for path in marks.indices {
      marks[path] = contract.settlement == .linear ? marks[path] * discount : marks[path] / growths[path]
    }
  }

  /// Forward over price on each path; paths in a row often share their basis.
  private static func growths(_ basis: [Double], years: Double) -> [Double] {
    var (last, growth) = (0.0, 1.0)
    return basis.map { rate in
      if rate != last { (last, growth) = (rate, exp(rate * years)) }
      return growth
    }
  }

  /// What ``volatility(of:instrument:in:)`` is on each path.
  private func volatilities(
    of contract: OptionContract, instrument: Int, forwards: [Double], growths: [Double], levels: [Double], years: Double
  ) -> [Double] {
    let place = underlyings[instrument]
    let surface = derivatives[place].surface
    func held(_ volatility: Double) -> Double {
      guard let moves = surface?.moves else { return volatility }
      return min(max(volatility, moves.floor), moves.cap)
    }
    if let own = contract.volatility { return levels.map { held(own * $0) } }
    guard let surface else { preconditionFailure("A priced book's options have volatilities") }
    let section = VolatilitySurface.Section(surface, years: years)
    let anchored = surface.moves.rule == .stickyStrike
    return forwards.indices.map { path in
      let forward = anchored ? today.prices[place] * growths[path] : forwards[path]
      return held(section.volatility(logMoneyness: log(contract.strike / forward)) * levels[path])
    }
  }
}
