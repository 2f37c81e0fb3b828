/// One positional argument, option or flag of a command.
struct ArgumentDefinition {
  /// The three things that can be declared.
  enum Form {
    case positional
    case option
    case flag
  }

  let form: Form
  /// With their dashes, the long one first; empty for a positional argument.
  let names: [String]
  let valueName: String
  let help: String
  let isRequired: Bool
  let count: ClosedRange<Int>
  let allowedValues: [String]
  let defaultDescription: String?
  let store: ([String]) throws(InvalidWord) -> Void

  init<Value>(
    _ form: Form, names: [String], valueName: String, help: String, slot: Slot<Value>
  ) {
    self.form = form
    self.names = names
    self.valueName = valueName
    self.help = help
    isRequired = slot.isRequired
    count = slot.conversion.count
    allowedValues = slot.conversion.allowedValues
    defaultDescription = slot.defaultDescription
    store = { words throws(InvalidWord) in try slot.store(words) }
  }
}

extension ArgumentDefinition {
  var isRepeatable: Bool { count.upperBound > 1 }

  /// The name that errors use: `<file>`, `--seed`.
  var displayName: String { names.first ?? "<\(valueName)>" }

  /// The long name, and the value that belongs to it: `--seed <seed>`.
  var synopsis: String { form == .option ? "\(displayName) <\(valueName)>" : displayName }
}
