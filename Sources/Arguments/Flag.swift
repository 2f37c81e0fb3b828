/// A switch that is off unless it is named: `--json`.
@propertyWrapper
public struct Flag {
  private let name: NameSpecification
  private let help: String
  private var slot: Slot<Bool>

  /// Whether the flag was named.
  public var wrappedValue: Bool {
    get { slot.value }
    set { slot = slot.replacing(with: newValue) }
  }

  /// Declares a flag.
  ///
  /// - Parameters:
  ///   - wrappedValue: False, as nothing on the command line could turn the flag off again.
  ///   - name: How it is called.
  ///   - help: One sentence for the help text.
  public init(wrappedValue: Bool = false, name: NameSpecification = .long, help: String) {
    precondition(!wrappedValue, "a flag is off until it is named")
    self.name = name
    self.help = help
    slot = Slot(.presence, initial: false)
  }
}

extension Flag: ArgumentDeclaration {
  func definitions(ofProperty property: String) -> [ArgumentDefinition] {
    let names = name.names(ofProperty: property)
    return [ArgumentDefinition(.flag, names: names, valueName: "", help: help, slot: slot)]
  }
}
