/// A property wrapper that declares something to be parsed.
protocol ArgumentDeclaration {
  /// What is declared, given the name of the wrapped property.
  func definitions(ofProperty property: String) -> [ArgumentDefinition]

  /// Checks the values of a group against each other.
  func validate() throws
}

extension ArgumentDeclaration {
  func validate() throws {}
}
