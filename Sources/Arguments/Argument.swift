/// A value that its position gives, such as the name of a file.
///
/// Values are taken in the order of declaration. Required ones stand before optional ones, and an array stands last.
@propertyWrapper
public struct Argument<Value> {
  private let help: String
  private let valueName: String?
  private var slot: Slot<Value>

  private init(_ slot: Slot<Value>, _ help: String, _ valueName: String?) {
    self.slot = slot
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

extension Argument where Value: ExpressibleByArgument {
  /// Declares a required argument.
  ///
  /// - Parameters:
  ///   - help: One sentence for the help text.
  ///   - valueName: What the value is called there; the name of the property if nil.
  public init(help: String, valueName: String? = nil) {
    self.init(Slot(.single, initial: nil), help, valueName)
  }

  /// Declares an argument with a default, which the help text prints.
  ///
  /// - Parameters:
  ///   - wrappedValue: The default.
  ///   - help: One sentence for the help text.
  ///   - valueName: What the value is called there; the name of the property if nil.
  public init(wrappedValue: Value, help: String, valueName: String? = nil) {
    self.init(Slot(.single, initial: wrappedValue), help, valueName)
  }
}

extension Argument {
  /// Declares an argument that may be left out.
  ///
  /// - Parameters:
  ///   - help: One sentence for the help text.
  ///   - valueName: What the value is called there; the name of the property if nil.
  public init<Element: ExpressibleByArgument>(help: String, valueName: String? = nil) where Value == Element? {
    self.init(Slot(.optional(), initial: .some(nil)), help, valueName)
  }

  /// Declares one argument after another, within bounds on their number.
  ///
  /// - Parameters:
  ///   - minimum: The least number of values, at least 1.
  ///   - maximum: The greatest number of values.
  ///   - help: One sentence for the help text.
  ///   - valueName: What a value is called there; the name of the property if nil.
  public init<Element: ExpressibleByArgument>(
    minimum: Int = 1, maximum: Int = .max, help: String, valueName: String? = nil
  ) where Value == [Element] {
    precondition(minimum >= 1, "an array that may be empty is declared with the default []")
    self.init(Slot(.array(minimum...maximum), initial: nil), help, valueName)
  }

  /// Declares any number of arguments, with the values that hold where none is given.
  ///
  /// - Parameters:
  ///   - wrappedValue: The default.
  ///   - maximum: The greatest number of values.
  ///   - help: One sentence for the help text.
  ///   - valueName: What a value is called there; the name of the property if nil.
  public init<Element: ExpressibleByArgument>(
    wrappedValue: [Element], maximum: Int = .max, help: String, valueName: String? = nil
  ) where Value == [Element] {
    self.init(Slot(.array(1...maximum), initial: wrappedValue), help, valueName)
  }
}

extension Argument: ArgumentDeclaration {
  func definitions(ofProperty property: String) -> [ArgumentDefinition] {
    [
      ArgumentDefinition(
        .positional, names: [], valueName: valueName ?? property.kebabCased, help: help, slot: slot)
    ]
  }
}
