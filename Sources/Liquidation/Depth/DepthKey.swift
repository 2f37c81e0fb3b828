/// A set of keys of an object in a card.
protocol DepthKeys {
  static var keys: [String] { get }
}

/// No keys at all.
enum NoDepthKeys: DepthKeys { static let keys: [String] = [] }

/// A key of one kind of venue, or of the object in which it stands.
struct DepthKey<Kind: DepthKeys, Place: DepthKeys>: CodingKey, CaseIterable, ExpressibleByStringLiteral {
  static var allCases: [Self] { (Kind.keys + Place.keys).map { Self(stringValue: $0) } }

  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init(stringLiteral value: String) { stringValue = value }
  init?(intValue: Int) { nil }
}

/// Any key, to look at an object before it is known what it is.
typealias AnyDepthKey = DepthKey<NoDepthKeys, NoDepthKeys>

extension KeyedDecodingContainer where Key: ExpressibleByStringLiteral, Key.StringLiteralType == String {
  /// The fee, 0 where there is none.
  func fee() throws -> Double { try decodeIfPresent(Double.self, forKey: "fee") ?? 0 }

  /// The size, in units or in dollars.
  func size(place: String) throws -> DepthSize {
    let (isUnits, figure) = try either([(true, "units"), (false, "dollars")], place: place)
    return isUnits ? .units(figure) : .dollars(figure)
  }

  /// The one figure of several that say the same.
  func either<Meaning>(_ keys: [(meaning: Meaning, key: String)], place: String) throws -> (Meaning, Double) {
    var found: (meaning: Meaning, key: String, figure: Double)?
    for (meaning, key) in keys {
      guard let figure = try decodeIfPresent(Double.self, forKey: Key(stringLiteral: key)) else { continue }
      if let found { throw LiquidationRuleError.conflictingKeys(place: place, first: found.key, second: key) }
      found = (meaning, key, figure)
    }
    guard let found else { throw LiquidationRuleError.missing(place: place, keys: keys.map(\.key)) }
    return (found.meaning, found.figure)
  }
}
