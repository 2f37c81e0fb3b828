/// How an option or a flag is called on the command line.
public enum NameSpecification: Equatable, Sendable {
  /// `--margin-call` for a property `marginCall`.
  case long

  /// Two dashes before the given name.
  case customLong(String)

  /// The long name, and one dash before the first letter of the property: `-m`.
  case shortAndLong

  /// The names with their dashes, the long one first.
  func names(ofProperty property: String) -> [String] {
    switch self {
    case .long: ["--" + property.kebabCased]
    case .customLong(let name): ["--" + name]
    case .shortAndLong: ["--" + property.kebabCased, "-" + property.prefix(1).lowercased()]
    }
  }
}
