internal import Documents
internal import Kernels

/// A contract as a JSON5 document has it; its first key says whether it is a perpetual, a future or an option.
struct ContractDocument: Decodable {
  let instrument: Instrument
  let quantity: Double
  let entryPrice: Double?
  let isolatedMargin: Double?

  private enum Kind: String, CodingKey, CaseIterable {
    case perpetual, future, option
  }

  private enum PerpetualKeys: String, CodingKey, CaseIterable {
    case perpetual, quantity, entryPrice, settlement, isolatedMargin
  }

  private enum FutureKeys: String, CodingKey, CaseIterable {
    case future, expiry, quantity, entryPrice, settlement, isolatedMargin
  }

  private enum OptionKeys: String, CodingKey, CaseIterable {
    case option, type, strike, expiry, volatility, quantity, settlement, isolatedMargin
  }

  init(from decoder: any Decoder) throws {
    let kinds = try decoder.container(keyedBy: Kind.self).allKeys
    guard kinds.count == 1 else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath,
          debugDescription: "a contract has one of the keys perpetual, future and option, which names its asset"))
    }
    switch kinds[0] {
    case .perpetual:
      let document = try decoder.container(strictlyKeyedBy: PerpetualKeys.self)
      instrument = .perpetual(
        underlying: try document.decode(String.self, forKey: .perpetual),
        settlement: try document.settlement(forKey: .settlement))
      quantity = try document.decode(Double.self, forKey: .quantity)
      entryPrice = try document.decodeIfPresent(Double.self, forKey: .entryPrice)
      isolatedMargin = try document.decodeIfPresent(Double.self, forKey: .isolatedMargin)
    case .future:
      let document = try decoder.container(strictlyKeyedBy: FutureKeys.self)
      instrument = .future(
        underlying: try document.decode(String.self, forKey: .future),
        expiry: try document.decode(Timestamp.self, forKey: .expiry),
        settlement: try document.settlement(forKey: .settlement))
      quantity = try document.decode(Double.self, forKey: .quantity)
      entryPrice = try document.decodeIfPresent(Double.self, forKey: .entryPrice)
      isolatedMargin = try document.decodeIfPresent(Double.self, forKey: .isolatedMargin)
    case .option:
      let document = try decoder.container(strictlyKeyedBy: OptionKeys.self)
      instrument = .option(
        OptionContract(
          underlying: try document.decode(String.self, forKey: .option),
          kind: try document.word(OptionTerms.Kind.self, forKey: .type),
          strike: try document.decode(Double.self, forKey: .strike),
          expiry: try document.decode(Timestamp.self, forKey: .expiry),
          settlement: try document.settlement(forKey: .settlement),
          volatility: try document.decodeIfPresent(Double.self, forKey: .volatility)))
      quantity = try document.decode(Double.self, forKey: .quantity)
      entryPrice = nil
      isolatedMargin = try document.decodeIfPresent(Double.self, forKey: .isolatedMargin)
    }
  }
}

extension KeyedDecodingContainer {
  /// The settlement at a key, linear where there is none.
  fileprivate func settlement(forKey key: Key) throws -> Settlement {
    contains(key) ? try word(Settlement.self, forKey: key) : .linear
  }

  /// One of the words that a value may have.
  fileprivate func word<Word>(_ type: Word.Type, forKey key: Key) throws -> Word
  where Word: RawRepresentable<String> & CaseIterable {
    let text = try decode(String.self, forKey: key)
    if let word = Word(rawValue: text) { return word }
    let known = Word.allCases.map(\.rawValue).joined(separator: " or ")
    throw DecodingError.dataCorruptedError(
      forKey: key, in: self, debugDescription: "\(excerpt(text)) is unknown: write \(known)")
  }
}
