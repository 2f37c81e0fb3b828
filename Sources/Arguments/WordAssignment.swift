/// The words of a command line, sorted to the definitions that take them.
struct WordAssignment {
  private let definitions: ArgumentDefinitions
  private let command: ResolvedCommand
  /// One list for each definition.
  private var taken: [[String]]

  init(to definitions: ArgumentDefinitions, of command: ResolvedCommand) {
    self.definitions = definitions
    self.command = command
    taken = Array(repeating: [], count: definitions.all.count)
  }

  mutating func assign(_ words: ArraySlice<String>) throws(ArgumentError) {
    var rest = words
    while let word = rest.popFirst() {
      if word == "--" {
        while let word = rest.popFirst() { try takePositional(word) }
      } else if let index = definitions.index(named: word.optionName) {
        try takeNamed(word, definition: index, rest: &rest)
      } else if word.hasPrefix("-"), word != "-", !word.isNegativeNumber {
        throw command.unknownOption(String(word.optionName))
      } else {
        try takePositional(word)
      }
    }
  }

  private mutating func takeNamed(
    _ word: String, definition index: Int, rest: inout ArraySlice<String>
  ) throws(ArgumentError) {
    let definition = definitions.all[index]
    guard definition.form == .option else {
      if let value = word.inlineValue {
        throw command.error(.unexpectedValue(flag: definition.displayName, value: value))
      }
      taken[index] = [word]
      return
    }
    guard taken[index].count < definition.count.upperBound else {
      throw command.error(.repeatedOption(definition.displayName))
    }
    if let value = word.inlineValue {
      taken[index].append(value)
      return
    }
    guard let next = rest.first, next != "--", definitions.index(named: next.optionName) == nil else {
      throw command.error(.missingValue(option: definition.synopsis))
    }
    taken[index].append(rest.removeFirst())
  }

  private mutating func takePositional(_ word: String) throws(ArgumentError) {
    let free = definitions.all.indices.first {
      let definition = definitions.all[$0]
      return definition.form == .positional && taken[$0].count < definition.count.upperBound
    }
    if let free {
      taken[free].append(word)
    } else if let last = definitions.positional.last, last.isRepeatable {
      let maximum = last.count.upperBound
      throw command.error(.tooManyValues(argument: last.displayName, maximum: maximum, firstExcess: word))
    } else {
      throw command.error(.unexpectedArgument(word))
    }
  }

  /// Converts the words and puts the values into the command.
  func storeValues() throws(ArgumentError) {
    for (definition, words) in zip(definitions.all, taken) { try checkCount(of: words, for: definition) }
    for (definition, words) in zip(definitions.all, taken) where !words.isEmpty {
      do throws(InvalidWord) {
        try definition.store(words)
      } catch {
        throw command.error(
          .invalidValue(argument: definition.displayName, value: error.word, reason: error.reason))
      }
    }
  }

  private func checkCount(of words: [String], for definition: ArgumentDefinition) throws(ArgumentError) {
    let minimum = definition.count.lowerBound
    guard words.count < minimum, definition.isRequired else { return }
    if minimum > 1 {
      throw command.error(.tooFewValues(argument: definition.displayName, minimum: minimum, given: words.count))
    }
    let isOption = definition.form == .option
    throw command.error(isOption ? .missingOption(definition.synopsis) : .missingArgument(definition.displayName))
  }
}

extension String {
  /// What stands before the first equals sign.
  fileprivate var optionName: Substring { prefix { $0 != "=" } }

  /// What stands behind the first equals sign, or nil without one.
  fileprivate var inlineValue: String? {
    firstIndex(of: "=").map { String(self[index(after: $0)...]) }
  }

  fileprivate var isNegativeNumber: Bool {
    guard hasPrefix("-"), let second = dropFirst().first else { return false }
    return ("0"..."9").contains(second) || second == "." ? Double(self) != nil : false
  }
}
