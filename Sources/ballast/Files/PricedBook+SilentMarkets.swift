import MarketModel
import Portfolio

extension PricedBook {
  /// What the model says nothing of although contracts of the book depend on it, a line each.
  var silentMarkets: [String] {
    var funding: [String] = []
    var basis: [String] = []
    var surfaces: [String] = []
    for (instrument, place) in zip(book.instruments, underlyings) {
      let market = derivatives[place]
      switch instrument {
      case .perpetual where market.funding == nil: funding.append(assets[place])
      case .future where market.basis == nil: basis.append(assets[place])
      case .option where market.surface == nil: surfaces.append(assets[place])
      default: break
      }
    }
    return [
      ("perpetuals pay no funding", funding), ("futures stand at the price", basis),
      ("implied volatilities stay as they are", surfaces),
    ]
    .compactMap { words, names in
      let distinct = names.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      return distinct.isEmpty
        ? nil : "The model says nothing of the derivatives of \(distinct.joined(separator: ", ")): \(words)."
    }
  }
}
