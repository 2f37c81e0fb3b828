internal import Documents

/// The prices that a file gives, and what amounts in dollars are worth in units.
struct AssetPrices {
  /// The names of the assets, by number.
  private(set) var names: [String] = []
  /// What is known of each asset.
  private var facts: [Facts] = []
  private var numbers = NameTable()
  /// Prices for what the file has none of.
  private let others: [String: Double]
  /// The positions whose quantities are dollars until the whole file is read.
  private(set) var unresolved: [UInt32] = []

  /// What is known of an asset; lines are 0 where there is none.
  private struct Facts {
    var price: Double?
    var unitsLine = 0
    var dollarsLine = 0
  }

  /// Prices of a file that has given none yet; `others` stand in for those that it will not give.
  init(others: [String: Double]) {
    self.others = others
    let dollar = number(of: Array(Instrument.dollar.utf8).span)
    facts[dollar].price = 1
  }

  /// The number of an asset, by its name as the file spells it.
  mutating func number(of name: Span<UInt8>) -> Int {
    let known = numbers.count
    let number = numbers.insert(name)
    if number == known {
      names.append(CSVReader.text(name))
      facts.append(Facts())
    }
    return number
  }

  /// Notes a price of the file, dollars per unit, which must be the one that the file gave before, if it did.
  mutating func note(price: Double, of asset: Int, at place: RowPlace) throws(BookReadingError) {
    guard Book.priceBounds.contains(price) else {
      throw .row(
        source: place.source, line: place.line, column: place.column,
        fault: .badPrice(asset: names[asset], value: price))
    }
    if let earlier = facts[asset].price, earlier != price {
      throw .contradiction(
        source: place.source, line: place.line, column: place.column, of: names[asset], value: price.shortText,
        earlier: earlier.shortText)
    }
    facts[asset].price = price
  }

  /// Notes that a line gives an amount of an asset in units.
  mutating func noteUnits(of asset: Int, line: Int) {
    if facts[asset].unitsLine == 0 { facts[asset].unitsLine = line }
  }

  /// The units that an amount in dollars is worth.
  ///
  /// - Parameters:
  ///   - value: Dollars.
  ///   - asset: The number of the asset.
  ///   - position: The place of the position that gets the amount.
  ///   - line: The line that gives the amount.
  /// - Returns: Units, or the dollars themselves where the price is not known before the whole file is read.
  mutating func units(worth value: Double, of asset: Int, position: Int, line: Int) -> Double {
    if let price = facts[asset].price { return value / price }
    if facts[asset].dollarsLine == 0 { facts[asset].dollarsLine = line }
    unresolved.append(UInt32(position))
    return value
  }

  /// The prices of the book, once all rows are read.
  ///
  /// An asset that is known in dollars only counts in dollars: its price is 1.
  /// - Parameter source: The name of the file, for messages.
  /// - Returns: Dollars per unit of every asset that has a price.
  /// - Throws: ``BookReadingError/valueWithoutPrice(source:line:asset:unitsLine:)``, or the fault of another price.
  func settled(source: String) throws(BookReadingError) -> [String: Double] {
    var prices: [String: Double] = [:]
    for (name, facts) in zip(names, facts) where name != Instrument.dollar {
      if let price = facts.price {
        prices[name] = price
      } else if facts.dollarsLine > 0 {
        if let price = others[name] {
          guard Book.priceBounds.contains(price) else {
            throw .row(
              source: source, line: facts.dollarsLine, column: nil, fault: .badPrice(asset: name, value: price))
          }
          prices[name] = price
        } else if facts.unitsLine == 0 {
          prices[name] = 1
        } else {
          throw .valueWithoutPrice(
            source: source, line: facts.dollarsLine, asset: name, unitsLine: facts.unitsLine)
        }
      }
    }
    return prices
  }
}
