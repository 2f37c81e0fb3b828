import Arguments
import Testing

@Suite("Parsing")
struct ParsingTests {
  @Test("fills arguments and options, and leaves defaults where nothing is given")
  func defaults() throws {
    let command = try Vault.parsed("weigh bars.csv --metal gold", as: Weigh.self)
    #expect(command.file == "bars.csv")
    #expect(command.firstRow == 1)
    #expect(command.metal == .gold)
    #expect(command.confidence == [Confidence(level: 0.99)])
    #expect(command.tareWeight == nil)
    #expect(command.destination == nil)
    #expect(!command.shared.json)
    #expect(command.shared.seed == nil)
    #expect(command.shared.paths == 1000)
  }

  @Test(
    "takes options in any order, with a space or an equals sign, by long and short names",
    arguments: [
      "weigh bars.csv 7 --metal silver --tare-weight 2.5 --seed 3 --paths 10 --out a=b",
      "weigh --out=a=b --metal=silver -s 3 bars.csv --tare-weight=2.5 7 --paths=10",
      "weigh -s=3 --paths 10 --metal silver --out a=b --tare-weight 2.5 -- bars.csv 7",
    ])
  func spellings(line: String) throws {
    let command = try Vault.parsed(line, as: Weigh.self)
    #expect(command.file == "bars.csv")
    #expect(command.firstRow == 7)
    #expect(command.metal == .silver)
    #expect(command.tareWeight == 2.5)
    #expect(command.destination == "a=b")
    #expect(command.shared.seed == 3)
    #expect(command.shared.paths == 10)
  }

  @Test("a repeated option of an array replaces the default and keeps the order")
  func repeatedOption() throws {
    let command = try Vault.parsed("weigh f --metal gold --confidence 0.975 --confidence=0.9", as: Weigh.self)
    #expect(command.confidence.map(\.level) == [0.975, 0.9])
  }

  @Test("a flag may be repeated")
  func repeatedFlag() throws {
    #expect(try Vault.parsed("weigh f --json --metal gold --json", as: Weigh.self).shared.json)
  }

  @Test("a negative number is a value, behind an option and as an argument")
  func negativeNumbers() throws {
    let command = try Vault.parsed("weigh f -3 --metal gold --tare-weight -1", as: Weigh.self)
    #expect(command.firstRow == -3)
    #expect(command.tareWeight == -1)
    let crates = try Vault.parsed("compare s --label a -1 -.5 -2e3", as: Compare.self).crates
    #expect(crates == [-1, -0.5, -2000])
  }

  @Test("an option takes the next word even if that starts with dashes, unless it is a declared option")
  func dashedValue() throws {
    #expect(try Vault.parsed("weigh f --metal gold --out --x", as: Weigh.self).destination == "--x")
    #expect(try Vault.parsed("weigh f --metal gold --out -", as: Weigh.self).destination == "-")
  }

  @Test("a single dash is an argument, and so is everything behind two")
  func terminator() throws {
    #expect(try Vault.parsed("weigh - --metal gold", as: Weigh.self).file == "-")
    #expect(
      try Vault.parsed("ledger list -- --last --help --", as: Ledger.List.self).names == ["--last", "--help", "--"])
  }

  @Test("an empty word is a value")
  func emptyWord() throws {
    guard case .command(let command) = try Vault.parse(["weigh", "", "--metal", "gold", "--out="]) else {
      Issue.record("not a command")
      return
    }
    let weigh = try #require(command as? Weigh)
    #expect(weigh.file.isEmpty)
    #expect(weigh.destination == "")
  }

  @Test("an array of arguments has its default only where none is given")
  func argumentArray() throws {
    #expect(try Vault.parsed("ledger list", as: Ledger.List.self).names == ["all"])
    #expect(try Vault.parsed("ledger list a b --last 2 c", as: Ledger.List.self).names == ["a", "b", "c"])
  }

  @Test("a parsed command runs, and its copies are independent")
  func run() throws {
    let parsed = try Vault.parsed("weigh f 4 --metal gold", as: Weigh.self)
    var copy = parsed
    try copy.run()
    #expect(copy.firstRow == 5)
    #expect(parsed.firstRow == 4)
  }

  @Test("a command can be filled without a command line")
  func assigned() {
    var command = Weigh()
    command.file = "bars.csv"
    command.shared.json = true
    #expect(command.file == "bars.csv")
    #expect(command.shared.json)
  }

  @Test("only the root has a version")
  func version() throws {
    guard case .version = try Vault.parse(["--version"]) else {
      Issue.record("not the version")
      return
    }
    #expect(try Vault.error("ledger --version").cause == .unknownOption("--version", suggestion: nil))
    guard case .version = try Compare.parse(["--version"]) else {
      Issue.record("a root without subcommands has a version too")
      return
    }
  }
}
