/// Options that several commands share, declared once.
@propertyWrapper
public struct OptionGroup<Group: ParsableArguments> {
  /// The group, with its values once the command line is parsed.
  public var wrappedValue: Group

  /// Embeds the declarations of a group, as if they stood in its place.
  public init() {
    wrappedValue = Group()
  }
}

extension OptionGroup: ArgumentDeclaration {
  func definitions(ofProperty property: String) -> [ArgumentDefinition] {
    ArgumentDefinitions.declared(by: wrappedValue)
  }

  func validate() throws {
    try ArgumentDefinitions.validate(wrappedValue)
  }
}
