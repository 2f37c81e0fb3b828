internal import MarketData

extension Finding.Kind {
  /// What a finding of this kind is called: one of them, and several.
  var words: (one: String, many: String) {
    switch self {
    case .malformedTime: ("malformed time", "malformed times")
    case .noSuchDay: ("impossible day", "impossible days")
    case .noSuchTime: ("impossible time", "impossible times")
    case .mixedTimes: ("time of another form", "times of another form")
    case .duplicateTime: ("duplicate time", "duplicate times")
    case .backwardTime: ("backward time", "backward times")
    case .notANumber: ("price that is text", "prices that are text")
    case .commaInNumber: ("price with a comma", "prices with a comma")
    case .notFinite: ("infinite price", "infinite prices")
    case .zeroPrice: ("zero price", "zero prices")
    case .negativePrice: ("negative price", "negative prices")
    case .priceOutOfBounds: ("price out of bounds", "prices out of bounds")
    case .timeGap: ("gap in time", "gaps in time")
    case .shortStep: ("short step", "short steps")
    case .missingPrices: ("stretch of missing prices", "stretches of missing prices")
    case .stalePrices: ("stale stretch", "stale stretches")
    case .jump: ("jump", "jumps")
    case .tooShort: ("short history", "short histories")
    }
  }
}
