extension ArgumentError {
  /// What is wrong with a command line.
  ///
  /// Options are named with their dashes and arguments in angle brackets, as the help text has them.
  public enum Cause: Equatable, Sendable {
    /// No command has this name; the nearest of the known ones, if any is near.
    case unknownCommand(String, known: [String], suggestion: String?)

    /// No option has this name; the nearest of the declared ones, if any is near.
    case unknownOption(String, suggestion: String?)

    /// An option stands at the end, or another option follows, where its value belongs.
    case missingValue(option: String)

    /// A flag was given a value.
    case unexpectedValue(flag: String, value: String)

    /// An option that takes one value was given twice.
    case repeatedOption(String)

    /// A word is left over.
    case unexpectedArgument(String)

    /// A required argument is missing.
    case missingArgument(String)

    /// A required option is missing.
    case missingOption(String)

    /// A repeated argument has fewer values than it needs.
    case tooFewValues(argument: String, minimum: Int, given: Int)

    /// A repeated argument has more values than it can take.
    case tooManyValues(argument: String, maximum: Int, firstExcess: String)

    /// The type of an argument or option refused its value.
    case invalidValue(argument: String, value: String, reason: String)

    /// The values do not go together, as the command's own check says.
    case invalidCombination(reason: String)
  }
}

extension ArgumentError.Cause: CustomStringConvertible {
  /// One line that names the words in question and, where one is near, what may have been meant.
  public var description: String {
    switch self {
    case .unknownCommand(let name, let known, nil):
      "unknown command '\(name)'; the commands are \(known.joined(separator: ", "))"
    case .unknownCommand(let name, _, let suggestion?):
      "unknown command '\(name)'; did you mean '\(suggestion)'?"
    case .unknownOption(let name, nil):
      "unknown option '\(name)'"
    case .unknownOption(let name, let suggestion?):
      "unknown option '\(name)'; did you mean '\(suggestion)'?"
    case .missingValue(let option):
      "missing value in '\(option)'"
    case .unexpectedValue(let flag, let value):
      "'\(flag)' takes no value, and '\(value)' was given"
    case .repeatedOption(let name):
      "'\(name)' is given more than once"
    case .unexpectedArgument(let word):
      "unexpected argument '\(word)'"
    case .missingArgument(let argument):
      "missing argument '\(argument)'"
    case .missingOption(let option):
      "missing option '\(option)'"
    case .tooFewValues(let argument, let minimum, let given):
      "'\(argument)' takes at least \(minimum) values, and \(given) \(given == 1 ? "was" : "were") given"
    case .tooManyValues(let argument, let maximum, let firstExcess):
      "'\(argument)' takes at most \(maximum) values; the first too many is '\(firstExcess)'"
    case .invalidValue(let argument, _, let reason):
      "invalid value for '\(argument)': \(reason)"
    case .invalidCombination(let reason):
      reason
    }
  }
}
