package import Portfolio

extension Instrument {
  /// Whether it is a perpetual or a future.
  var isFuture: Bool {
    switch self {
    case .perpetual, .future: true
    case .asset, .option: false
    }
  }

  /// Whether it is an option.
  var isOption: Bool {
    if case .option = self { true } else { false }
  }

  /// Whether a quantity of it counts dollars of face value.
  var countsFace: Bool {
    switch self {
    case .perpetual(_, .inverse), .future(_, _, .inverse): true
    case .perpetual, .future, .asset, .option: false
    }
  }
}

extension PricedBook {
  /// The instrument of a position.
  func instrument(of position: Position) -> Instrument { book.instruments[position.instrument] }

  /// The place of a position's underlying among the assets.
  func underlying(of position: Position) -> Int { underlyings[position.instrument] }

  /// The units of the underlying that a position is long, negative where it is short; options by their number.
  func units(of position: Position, in state: MarketState) -> Double {
    instrument(of: position).countsFace
      ? position.quantity / state.prices[underlying(of: position)] : position.quantity
  }

  /// The size of a position, negative where it is short, as multiples of columns.
  package func addSignedNotional(of position: Position, times factor: Double, to form: inout LinearForm) {
    let size = factor * position.quantity
    let place = position.instrument
    let settles = settles(place, by: form.horizonYears)
    switch instrument(of: position) {
    case .perpetual(_, .inverse): form.constant += size
    case .future(_, _, .inverse):
      if settles { form.add(size, .live(instrument: place)) } else { form.constant += size }
    case .future: form.add(size, settles ? .liveMark(instrument: place) : .mark(instrument: place))
    case .perpetual, .option, .asset:
      form.add(size, settles ? .livePrice(instrument: place) : .price(asset: underlyings[place]))
    }
  }

  /// Whether some of the contracts settle before a moment and others do not, or not together: their joint size then changes
  /// on the way.
  func sizesChange(_ contracts: [Position], by years: Double) -> Bool {
    guard let first = contracts.first?.instrument else { return false }
    return contracts.contains { settles($0.instrument, by: years) }
      && contracts.contains { $0.instrument != first }
  }

  /// Contracts by their underlyings, in the order of the book's assets.
  func grouped(_ contracts: [Position]) -> [(asset: Int, contracts: [Position])] {
    // An account has so few underlyings that a dictionary takes longer.
    var groups: [(asset: Int, contracts: [Position])] = []
    for position in contracts {
      let asset = underlying(of: position)
      let place = groups.firstIndex { $0.asset >= asset } ?? groups.count
      if place < groups.count, groups[place].asset == asset {
        groups[place].contracts.append(position)
      } else {
        groups.insert((asset, [position]), at: place)
      }
    }
    return groups
  }

  /// The number of each option that is held, longs less shorts, in the order of the instruments.
  func netOptions(_ contracts: [Position]) -> [(instrument: Int, contract: OptionContract, quantity: Double)] {
    var quantities: [Int: Double] = [:]
    for position in contracts where instrument(of: position).isOption {
      quantities[position.instrument, default: 0] += position.quantity
    }
    return quantities.sorted { $0.key < $1.key }.compactMap { place, quantity in
      guard case .option(let contract) = book.instruments[place] else { return nil }
      return (instrument: place, contract: contract, quantity: quantity)
    }
  }
}

extension MarginRequirement {
  /// The sum of two requirements.
  static func + (lhs: Self, rhs: Self) -> Self {
    Self(initial: lhs.initial + rhs.initial, maintenance: lhs.maintenance + rhs.maintenance)
  }

  /// Adds a requirement.
  static func += (lhs: inout Self, rhs: Self) { lhs = lhs + rhs }
}
