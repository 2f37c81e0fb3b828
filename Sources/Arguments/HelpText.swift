/// The help of one command: plain text, aligned, at most ``width`` columns wide.
struct HelpText {
  static let width = 100
  /// The widest name that has its description beside it; a wider one has it below.
  private static let widestLabel = 34

  private let command: ResolvedCommand
  private let definitions: ArgumentDefinitions

  init(of command: ResolvedCommand) {
    self.command = command
    definitions = command.definitions
  }

  var text: String {
    let configuration = command.configuration
    let overview = "OVERVIEW: \(configuration.abstract)".wrapped(to: Self.width)
    let sections = [
      overview,
      configuration.discussion.isEmpty ? [] : configuration.discussion.wrapped(to: Self.width),
      [UsageLine(of: command).text],
      section("ARGUMENTS", arguments),
      section("OPTIONS", options),
      section("SUBCOMMANDS", subcommands),
      examples,
      closing,
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  private var arguments: [HelpEntry] {
    definitions.positional.map { HelpEntry(label: $0.displayName, text: $0.helpWithNotes) }
  }

  private var options: [HelpEntry] {
    definitions.named.map { HelpEntry(label: $0.label, text: $0.helpWithNotes) }
  }

  private var subcommands: [HelpEntry] {
    command.configuration.subcommands.map {
      HelpEntry(label: $0.configuration.commandName, text: $0.configuration.abstract)
    }
  }

  private var examples: [String] {
    let lines = command.configuration.examples.flatMap { example in
      ["  " + example.commandLine] + HelpEntry.indented(example.explanation, by: 6)
    }
    return lines.isEmpty ? [] : ["EXAMPLES:"] + lines
  }

  private var closing: [String] {
    guard command.hasSubcommands else { return [] }
    let line = command.isRoot ? "\(command.name) help <command>" : "\(command.name) <command> --help"
    return ["Run '\(line)' for the help of a command."]
  }

  private func section(_ title: String, _ entries: [HelpEntry]) -> [String] {
    guard !entries.isEmpty else { return [] }
    let widths = (arguments + options + subcommands).map(\.label.count).filter { $0 <= Self.widestLabel }
    return ["\(title):"] + entries.flatMap { $0.lines(labelWidth: widths.max() ?? 0) }
  }
}

extension ArgumentDefinition {
  /// All names, short before long, and the value: `-s, --seed <seed>`.
  fileprivate var label: String {
    let all = names.reversed().joined(separator: ", ")
    return form == .option ? "\(all) <\(valueName)>" : all
  }

  fileprivate var helpWithNotes: String {
    var notes: [String] = []
    if !allowedValues.isEmpty { notes.append("values: \(allowedValues.joined(separator: ", "))") }
    if let defaultDescription, !defaultDescription.isEmpty { notes.append("default: \(defaultDescription)") }
    if isRepeatable { notes.append(form == .option ? "may be repeated" : numberOfValues) }
    return notes.isEmpty ? help : "\(help) (\(notes.joined(separator: "; ")))"
  }

  private var numberOfValues: String {
    let minimum = isRequired ? count.lowerBound : 0
    return switch (minimum, count.upperBound) {
    case (0, .max): "any number"
    case (_, .max): "\(minimum) or more"
    case (let minimum, let maximum): "\(minimum) to \(maximum)"
    }
  }
}
