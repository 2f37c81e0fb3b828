internal import Documents

/// A command together with the names that lead to it from the root.
struct ResolvedCommand {
  static let versionName = "--version"

  let path: [String]
  let type: any ParsableCommand.Type

  init(root: any ParsableCommand.Type) {
    self.init(path: [root.configuration.commandName], type: root)
  }

  private init(path: [String], type: any ParsableCommand.Type) {
    self.path = path
    self.type = type
    checkSubcommands()
  }

  private func checkSubcommands() {
    guard hasSubcommands else { return }
    precondition(
      ArgumentDefinitions.declared(by: type.init()).isEmpty, "\(name) has subcommands, and so takes nothing itself")
    var seen: Set = ["help"]
    for subcommand in configuration.subcommands {
      let name = subcommand.configuration.commandName
      precondition(seen.insert(name).inserted, "two subcommands are called \(name)")
    }
  }

  static func isHelpName(_ word: String) -> Bool { word == "--help" || word == "-h" }

  var configuration: CommandConfiguration { type.configuration }

  var isRoot: Bool { path.count == 1 }

  var hasSubcommands: Bool { !configuration.subcommands.isEmpty }

  /// The command as typed: `ballast measure`.
  var name: String { path.joined(separator: " ") }

  /// What the command takes, with the options that every command has.
  var definitions: ArgumentDefinitions { definitions(of: type.init()) }

  private func definitions(of instance: any ParsableCommand) -> ArgumentDefinitions {
    var builtIn: [ArgumentDefinition] = []
    func add(_ names: [String], _ help: String) {
      let slot = Slot(.presence, initial: false)
      builtIn.append(ArgumentDefinition(.flag, names: names, valueName: "", help: help, slot: slot))
    }
    if isRoot { add([Self.versionName], "Print the version.") }
    add(["--help", "-h"], "Print this help.")
    return ArgumentDefinitions(of: instance, builtIn: builtIn)
  }
}

extension ResolvedCommand {
  func subcommand(named word: String) throws(ArgumentError) -> ResolvedCommand {
    let subcommands = configuration.subcommands
    if let type = subcommands.first(where: { $0.configuration.commandName == word }) {
      return ResolvedCommand(path: path + [word], type: type)
    }
    let known = subcommands.map { $0.configuration.commandName }
    throw error(.unknownCommand(word, known: known, suggestion: nearestName(to: word, in: known)))
  }

  func descendant(named words: some Sequence<String>) throws(ArgumentError) -> ResolvedCommand {
    var command = self
    for word in words { command = try command.subcommand(named: word) }
    return command
  }

  /// The command with the values that `words` give it, checked.
  func instance(parsing words: ArraySlice<String>) throws(ArgumentError) -> any ParsableCommand {
    let instance = type.init()
    var assignment = WordAssignment(to: definitions(of: instance), of: self)
    try assignment.assign(words)
    try assignment.storeValues()
    do {
      try ArgumentDefinitions.validate(instance)
    } catch {
      throw self.error(.invalidCombination(reason: String(describing: error)))
    }
    return instance
  }

  func error(_ cause: ArgumentError.Cause) -> ArgumentError {
    ArgumentError(cause: cause, command: name, usage: UsageLine(of: self).text)
  }

  /// The error for an option that is not declared, with the nearest that is.
  func unknownOption(_ name: String) -> ArgumentError {
    let known = definitions.named.flatMap(\.names).filter { $0.hasPrefix("--") }
    let nearest = nearestName(to: String(name.undashed), in: known.map { String($0.undashed) })
    return error(.unknownOption(name, suggestion: nearest.map { "--" + $0 }))
  }
}

extension String {
  fileprivate var undashed: Substring { drop { $0 == "-" } }
}
