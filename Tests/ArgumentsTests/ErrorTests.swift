import Arguments
import Testing

@Suite("Errors of a command line")
struct ErrorTests {
  /// A command line with what is wrong with it, as a value and in words.
  struct Case: CustomTestStringConvertible {
    let line: String
    let cause: ArgumentError.Cause
    let message: String

    init(_ line: String, _ cause: ArgumentError.Cause, _ message: String) {
      self.line = line
      self.cause = cause
      self.message = message
    }

    var testDescription: String { line }
  }

  @Test(
    "names the cause",
    arguments: [
      Case(
        "wiegh f", .unknownCommand("wiegh", known: ["weigh", "compare", "ledger"], suggestion: "weigh"),
        "unknown command 'wiegh'; did you mean 'weigh'?"),
      Case(
        "help comp", .unknownCommand("comp", known: ["weigh", "compare", "ledger"], suggestion: "compare"),
        "unknown command 'comp'; did you mean 'compare'?"),
      Case(
        "burn --help", .unknownCommand("burn", known: ["weigh", "compare", "ledger"], suggestion: nil),
        "unknown command 'burn'; the commands are weigh, compare, ledger"),
      Case(
        "--versoin", .unknownOption("--versoin", suggestion: "--version"),
        "unknown option '--versoin'; did you mean '--version'?"),
      Case(
        "weigh f --metla=gold", .unknownOption("--metla", suggestion: "--metal"),
        "unknown option '--metla'; did you mean '--metal'?"),
      Case(
        "weigh f -paths 3", .unknownOption("-paths", suggestion: "--paths"),
        "unknown option '-paths'; did you mean '--paths'?"),
      Case("weigh f -x", .unknownOption("-x", suggestion: nil), "unknown option '-x'"),
      Case("weigh f -1x", .unknownOption("-1x", suggestion: nil), "unknown option '-1x'"),
      Case(
        "weigh f --metal", .missingValue(option: "--metal <metal>"), "missing value in '--metal <metal>'"),
      Case(
        "weigh f --metal --seed=3", .missingValue(option: "--metal <metal>"), "missing value in '--metal <metal>'"),
      Case(
        "weigh --metal -- f", .missingValue(option: "--metal <metal>"), "missing value in '--metal <metal>'"),
      Case(
        "weigh f --json=yes", .unexpectedValue(flag: "--json", value: "yes"),
        "'--json' takes no value, and 'yes' was given"),
      Case("weigh f -s 1 --seed 2", .repeatedOption("--seed"), "'--seed' is given more than once"),
      Case("weigh f 1 g --metal gold", .unexpectedArgument("g"), "unexpected argument 'g'"),
      Case("weigh --metal gold", .missingArgument("<file>"), "missing argument '<file>'"),
      Case("weigh f", .missingOption("--metal <metal>"), "missing option '--metal <metal>'"),
      Case("compare s 1 2", .missingOption("--label <label>"), "missing option '--label <label>'"),
      Case(
        "compare s 1 --label a", .tooFewValues(argument: "<crate>", minimum: 2, given: 1),
        "'<crate>' takes at least 2 values, and 1 was given"),
      Case(
        "compare s --label a", .tooFewValues(argument: "<crate>", minimum: 2, given: 0),
        "'<crate>' takes at least 2 values, and 0 were given"),
      Case(
        "compare s 1 2 3 4 5 6", .tooManyValues(argument: "<crate>", maximum: 4, firstExcess: "5"),
        "'<crate>' takes at most 4 values; the first too many is '5'"),
      Case(
        "weigh f --metal gold --confidence 0.9 --confidence 95",
        .invalidValue(argument: "--confidence", value: "95", reason: "95 is outside (0, 1): write 0.95"),
        "invalid value for '--confidence': 95 is outside (0, 1): write 0.95"),
      Case(
        "weigh f x --metal gold",
        .invalidValue(argument: "<row>", value: "x", reason: "'x' is not a whole number such as 1000"),
        "invalid value for '<row>': 'x' is not a whole number such as 1000"),
      Case(
        "weigh f --metal gold --json --out g",
        .invalidCombination(reason: "--json and --out exclude each other: leave out one"),
        "--json and --out exclude each other: leave out one"),
      Case(
        "compare s 1 2 --label a --paths 0", .invalidCombination(reason: "--paths is 0: write at least 1"),
        "--paths is 0: write at least 1"),
    ])
  func cause(_ example: Case) throws {
    let error = try Vault.error(example.line)
    #expect(error.cause == example.cause)
    #expect(error.cause.description == example.message)
    #expect(error.description.hasPrefix("\(example.message)\nUSAGE: \(error.command) "))
    #expect(error.description.hasSuffix("\nRun '\(error.command) --help' for help."))
  }

  @Test("prints the cause, the usage and how to get help")
  func wholeMessage() throws {
    #expect(
      try Vault.error("weigh --metal gold").description == """
        missing argument '<file>'
        USAGE: vault weigh <file> [<row>] --metal <metal> [options]
        Run 'vault weigh --help' for help.
        """)
    #expect(
      try Vault.error("ledger lst").description == """
        unknown command 'lst'; did you mean 'list'?
        USAGE: vault ledger <command>
        Run 'vault ledger --help' for help.
        """)
  }
}
