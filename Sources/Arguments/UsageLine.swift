/// How a command is called, in one line where that is wide enough.
struct UsageLine {
  let text: String

  init(of command: ResolvedCommand) {
    let start = ["USAGE:", command.name]
    if command.hasSubcommands {
      text = (start + ["<command>"]).joined(separator: " ")
      return
    }
    let definitions = command.definitions.all.filter { !$0.names.contains("--help") }
    let arguments = definitions.filter { $0.form == .positional }.map(\.usage)
    let named = definitions.filter { $0.form != .positional }
    let required = named.filter(\.isRequired).map(\.usage)
    let optional = named.filter { !$0.isRequired }.map(\.usage)
    let complete = (start + arguments + required + optional).joined(separator: " ")
    guard complete.count > HelpText.width else {
      text = complete
      return
    }
    // Options that may be left out are what makes a line long, and the help text lists them all.
    text = (start + arguments + required + ["[options]"]).joined(separator: " ")
      .wrapped(to: HelpText.width, indentation: "USAGE: ".count).joined(separator: "\n")
  }
}

extension ArgumentDefinition {
  fileprivate var usage: String {
    switch (isRequired, isRepeatable) {
    case (true, false): synopsis
    case (false, false): "[\(synopsis)]"
    case (true, true): form == .option ? "(\(synopsis))..." : "\(synopsis)..."
    case (false, true): "[\(synopsis)]..."
    }
  }
}
