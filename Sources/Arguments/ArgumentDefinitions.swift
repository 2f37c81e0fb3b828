/// All that a command takes, in the order of its declaration.
struct ArgumentDefinitions {
  let all: [ArgumentDefinition]

  /// Reads the declarations off the stored properties of `arguments`, and adds those that every command has.
  ///
  /// Declarations that contradict each other are a mistake of the program, and trap.
  init(of arguments: any ParsableArguments, builtIn: [ArgumentDefinition]) {
    all = Self.declared(by: arguments) + builtIn
    checkNames()
    checkOrder()
  }

  var positional: [ArgumentDefinition] { all.filter { $0.form == .positional } }

  var named: [ArgumentDefinition] { all.filter { $0.form != .positional } }

  /// The position of the definition with a name, dashes included.
  func index(named name: some StringProtocol) -> Int? {
    all.firstIndex { $0.names.contains { $0 == name } }
  }

  static func declared(by arguments: any ParsableArguments) -> [ArgumentDefinition] {
    declarations(of: arguments).flatMap { $0.declaration.definitions(ofProperty: $0.property) }
  }

  /// Checks the values of `arguments` against each other, inner groups first.
  static func validate(_ arguments: any ParsableArguments) throws {
    for (_, declaration) in declarations(of: arguments) { try declaration.validate() }
    try arguments.validate()
  }

  private static func declarations(
    of arguments: any ParsableArguments
  ) -> [(property: String, declaration: any ArgumentDeclaration)] {
    Mirror(reflecting: arguments).children.compactMap { child in
      guard let label = child.label, let declaration = child.value as? any ArgumentDeclaration else { return nil }
      // The storage of a wrapped property is called as the property, behind an underscore.
      return (String(label.drop { $0 == "_" }), declaration)
    }
  }

  private func checkNames() {
    var seen: Set<String> = []
    for name in all.flatMap(\.names) {
      precondition(seen.insert(name).inserted, "two options are called \(name)")
    }
  }

  private func checkOrder() {
    for (earlier, later) in zip(positional, positional.dropFirst()) {
      precondition(!earlier.isRepeatable, "an argument behind the repeated \(earlier.displayName) can never be filled")
      precondition(
        earlier.isRequired || !later.isRequired,
        "the required \(later.displayName) stands behind the optional \(earlier.displayName)")
    }
  }
}
