/// How words become the value of one property, and a value a word again.
struct Conversion<Value> {
  /// How many words make a value, where any are given.
  let count: ClosedRange<Int>
  let allowedValues: [String]
  let convert: ([String]) throws(InvalidWord) -> Value
  /// The value as a default in a help text, or nil where there is nothing to print.
  let describe: (Value) -> String?
}

extension Conversion where Value: ExpressibleByArgument {
  static var single: Self {
    Conversion(
      count: 1...1, allowedValues: Value.allValueStrings,
      convert: { words throws(InvalidWord) in try Value.convert(words[0]) },
      describe: \.defaultValueDescription)
  }
}

extension Conversion {
  static func optional<Element: ExpressibleByArgument>() -> Self where Value == Element? {
    Conversion(
      count: 1...1, allowedValues: Element.allValueStrings,
      convert: { words throws(InvalidWord) in try Element.convert(words[0]) },
      describe: { $0?.defaultValueDescription })
  }

  static func array<Element: ExpressibleByArgument>(_ count: ClosedRange<Int>) -> Self where Value == [Element] {
    Conversion(
      count: count, allowedValues: Element.allValueStrings,
      convert: { words throws(InvalidWord) in
        try words.map { word throws(InvalidWord) in try Element.convert(word) }
      },
      describe: { $0.isEmpty ? nil : $0.map(\.defaultValueDescription).joined(separator: ", ") })
  }
}

extension Conversion<Bool> {
  /// True wherever the name stands, with no value of its own.
  static var presence: Self {
    Conversion(count: 1...1, allowedValues: [], convert: { _ in true }, describe: { _ in nil })
  }
}
