import Arguments
import Testing

@Suite("Declarations")
struct DeclarationTests {
  private struct Names: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "names", abstract: "Tries names.")

    @Flag(help: "a") var keepHTMLTags = false
    @Flag(help: "b") var outURL = false
    @Flag(help: "c") var level2Only = false
    @Flag(name: .shortAndLong, help: "d") var verbose = false

    func run() {}
  }

  @Test("names follow the properties")
  func names() throws {
    let words = ["--keep-html-tags", "--out-url", "--level2-only", "-v"]
    guard case .command(let command) = try Names.parse(words) else {
      Issue.record("not a command")
      return
    }
    let names = try #require(command as? Names)
    #expect(names.keepHTMLTags && names.outURL && names.level2Only && names.verbose)
  }

  private struct Twice: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "twice", abstract: "Declares a name twice.")

    @Flag(name: .shortAndLong, help: "a") var speed = false
    @Flag(name: .shortAndLong, help: "b") var seed = false

    func run() {}
  }

  private struct Unreachable: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "unreachable", abstract: "Hides an argument.")

    @Argument(help: "a") var files: [String]
    @Argument(help: "b") var last: String

    func run() {}
  }

  private struct Misplaced: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "misplaced", abstract: "Has a gap.")

    @Argument(help: "a") var first: String?
    @Argument(help: "b") var second: String

    func run() {}
  }

  private struct Laden: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "laden", abstract: "Leads on and takes an option.", subcommands: [Names.self])

    @Flag(help: "a") var quiet = false
  }

  private struct Ambiguous: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "ambiguous", abstract: "Leads to one name twice.", subcommands: [Names.self, Names.self])
  }

  // An error that leaves the body would end the process with a failure too: only a trap may, so errors are dropped.

  @Test("a command with subcommands that takes options itself, or whose subcommands share a name, traps")
  func subcommands() async {
    await #expect(processExitsWith: .failure) { _ = try? Laden.parse(["names"]) }
    await #expect(processExitsWith: .failure) { _ = try? Ambiguous.parse(["names"]) }
  }

  @Test("two options of one name trap")
  func duplicateNames() async {
    await #expect(processExitsWith: .failure) { _ = try? Twice.parse([]) }
  }

  @Test("arguments that cannot be told apart trap")
  func order() async {
    await #expect(processExitsWith: .failure) { _ = try? Unreachable.parse(["a", "b"]) }
    await #expect(processExitsWith: .failure) { _ = try? Misplaced.parse(["a", "b"]) }
  }

  @Test("reading a required value of a command that was not parsed traps")
  func unparsed() async {
    await #expect(processExitsWith: .failure) { _ = Weigh().file }
  }

  @Test("a command that neither runs nor leads to others traps")
  func noRun() async {
    await #expect(processExitsWith: .failure) {
      var root = Vault()
      try? root.run()
    }
  }
}
