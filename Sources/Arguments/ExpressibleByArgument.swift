/// A type whose values can be written as one word of a command line.
///
/// Enumerations with string raw values need no more than the conformance; with `CaseIterable`, help texts and errors
/// list their values.
public protocol ExpressibleByArgument {
  /// Creates the value that a word stands for.
  ///
  /// - Parameter argument: The word, unchanged; it may be empty.
  /// - Throws: An error whose description says why the word will not do and what would, naming the word:
  ///   `ValidationError("95 is outside (0, 1): write 0.95")`.
  init(argument: String) throws

  /// All words that stand for a value, or none where they cannot be listed.
  static var allValueStrings: [String] { get }

  /// The word for this value, as help texts print a default.
  var defaultValueDescription: String { get }
}

extension ExpressibleByArgument {
  /// An empty list: the values cannot be listed.
  public static var allValueStrings: [String] { [] }

  /// The description of the value.
  public var defaultValueDescription: String { String(describing: self) }

  static func convert(_ word: String) throws(InvalidWord) -> Self {
    do {
      return try Self(argument: word)
    } catch {
      throw InvalidWord(word: word, reason: String(describing: error))
    }
  }
}

extension String: ExpressibleByArgument {
  /// Creates a string from a word, whatever it is.
  ///
  /// - Parameter argument: The word; it may be empty.
  public init(argument: String) { self = argument }
}
