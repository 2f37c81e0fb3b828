/// Where the value of one declared property is kept, shared by the command and the parser that fills it.
final class Slot<Value> {
  let conversion: Conversion<Value>
  private let initial: Value?
  private var parsed: Value?

  init(_ conversion: Conversion<Value>, initial: Value?) {
    self.conversion = conversion
    self.initial = initial
  }

  var isRequired: Bool { initial == nil }

  var defaultDescription: String? { initial.flatMap(conversion.describe) }

  var value: Value {
    guard let value = parsed ?? initial else {
      preconditionFailure("a required argument was read before the command line was parsed")
    }
    return value
  }

  func store(_ words: [String]) throws(InvalidWord) {
    parsed = try conversion.convert(words)
  }

  /// A slot of its own for another value, so that copies of a command stay independent.
  func replacing(with value: Value) -> Slot {
    let slot = Slot(conversion, initial: initial)
    slot.parsed = value
    return slot
  }
}
