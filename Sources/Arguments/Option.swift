/// A value behind a name: `--seed 7` or `--seed=7`.
///
/// The type of the property says how often it may be given: a plain type without a default exactly once, with a default
/// or optional at most once, an array any number of times (at least once where it has no default).
@propertyWrapper
public struct Option<Value> {
  private let name: NameSpecification
  private let help: String
  private let valueName: String?
  private var slot: Slot<Value>

  private init(_ slot: Slot<Value>, _ name: NameSpecification, _ help: String, _ valueName: String?) {
    self.slot = slot
    self.name = name
    self.help = help
    self.valueName = valueName
  }

  /// The value parsed, or the default.
  ///
  /// Reading a required one before the command line is parsed traps.
  public var wrappedValue: Value {
    get { slot.value }
    set { slot = slot.replacing(with: newValue) }
  }
}

extension Option where Value: ExpressibleByArgument {
  /// Declares a required option.
  ///
  /// - Parameters:
  ///   - name: How it is called.
  ///   - help: One sentence for the help text.
  ///   - valueName: What the value is called there; the name of the property if nil.
  public init(name: NameSpecification = .long, help: String, valueName: String? = nil) {
    self.init(Slot(.single, initial: nil), name, help, valueName)
  }

  /// Declares an option with a default, which the help text prints.
  ///
  /// - Parameters:
  ///   - wrappedValue: The default.
  ///   - name: How it is called.
  ///   - help: One sentence for the help text.
  ///   - valueName: What the value is called there; the name of the property if nil.
  public init(wrappedValue: Value, name: NameSpecification = .long, help: String, valueName: String? = nil) {
    self.init(Slot(.single, initial: wrappedValue), name, help, valueName)
  }
}

extension Option {
  /// Declares an option that may be left out.
  ///
  /// - Parameters:
  ///   - name: How it is called.
  ///   - help: One sentence for the help text.
  ///   - valueName: What the value is called there; the name of the property if nil.
  public init<Element: ExpressibleByArgument>(name: NameSpecification = .long, help: String, valueName: String? = nil)
  where Value == Element? {
    self.init(Slot(.optional(), initial: .some(nil)), name, help, valueName)
  }

  /// Declares an option to be given once or more.
  ///
  /// - Parameters:
  ///   - name: How it is called.
  ///   - help: One sentence for the help text.
  ///   - valueName: What the value is called there; the name of the property if nil.
  public init<Element: ExpressibleByArgument>(name: NameSpecification = .long, help: String, valueName: String? = nil)
  where Value == [Element] {
    self.init(Slot(.array(1...Int.max), initial: nil), name, help, valueName)
  }

  /// Declares an option to be given any number of times; given once, it replaces the whole default.
  ///
  /// - Parameters:
  ///   - wrappedValue: The default.
  ///   - name: How it is called.
  ///   - help: One sentence for the help text.
  ///   - valueName: What the value is called there; the name of the property if nil.
  public init<Element: ExpressibleByArgument>(
    wrappedValue: [Element], name: NameSpecification = .long, help: String, valueName: String? = nil
  ) where Value == [Element] {
    self.init(Slot(.array(1...Int.max), initial: wrappedValue), name, help, valueName)
  }
}

extension Option: ArgumentDeclaration {
  func definitions(ofProperty property: String) -> [ArgumentDefinition] {
    let names = name.names(ofProperty: property)
    return [
      ArgumentDefinition(
        .option, names: names, valueName: valueName ?? property.kebabCased, help: help, slot: slot)
    ]
  }
}
