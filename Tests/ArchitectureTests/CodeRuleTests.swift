import Testing

@Suite("Rules on code")
struct CodeRuleTests {
  let house = House([.library("Lower")], programs: ["tool"])

  @Test("each effect is found in a library and allowed in a program", arguments: House.effects)
  func effect(token: String) {
    let path = "Sources/Lower/A.swift"
    #expect(
      house.effectViolations(in: [file("Lower", "\nlet x = Foundation.\(token)")])
        == [.effectOutsidePrograms(token, in: path, line: 2)])
    #expect(house.effectViolations(in: [file("tool", "let x = \(token)")]) == [])
  }

  @Test(
    "another name, a comment or a string is no effect",
    arguments: [
      "fingerprint(x)", "MyThread", "Threads", "threads", "// print(x)", "/// `Date()`", "let x = \"exit(1)\"",
      "/* outer /* Thread */ print( */", "let x = #\"a \" print( \"#", "let x = #/print(/#",
      "let x = \"a \\\" print(\"",
    ])
  func noEffect(text: String) { #expect(house.effectViolations(in: [file("Lower", text)]) == []) }

  @Test("code inside an interpolation, and after a literal or a comment, is code")
  func interpolation() {
    let text = "let x = \"a \\(f(\"(\") + Date()) print(\"\n/* a */ exit(\nlet y = \"\"\"\n  print(\n  \"\"\"; Thread"
    #expect(
      house.effectViolations(in: [file("Lower", text)]) == [
        .effectOutsidePrograms("Date()", in: "Sources/Lower/A.swift", line: 1),
        .effectOutsidePrograms("exit(", in: "Sources/Lower/A.swift", line: 2),
        .effectOutsidePrograms("Thread", in: "Sources/Lower/A.swift", line: 5),
      ])
  }

  @Test("a name of C in a public signature is found", arguments: House.cPrefixes)
  func cName(prefix: String) {
    let expected = Violation.cNameInPublicSignature(prefix, in: "Sources/Lower/A.swift", line: 1)
    #expect(house.cNameViolations(in: [file("Lower", "  public func f(_ x: \(prefix)thing) {")]) == [expected])
    #expect(house.cNameViolations(in: [file("Lower", "@inlinable public let x: \(prefix)thing")]) == [expected])
    #expect(house.cNameViolations(in: [file("Lower", "public func f() { \(prefix)thing() }")]) == [])
    #expect(house.cNameViolations(in: [file("Lower", "func f(_ x: \(prefix)thing) {")]) == [])
  }

  @Test("a file may have as many lines as the bound and no more")
  func length() {
    let longest = String(repeating: "x\n", count: House.longestFile)
    #expect(house.lengthViolations(in: [file("Lower", longest)]) == [])
    #expect(
      house.lengthViolations(in: [file("Lower", longest + "x")])
        == [.fileTooLong("Sources/Lower/A.swift", lines: House.longestFile + 1)])
  }

  private func file(_ target: String, _ text: String) -> SourceFile {
    SourceFile(target: target, path: "Sources/\(target)/A.swift", text: text)
  }
}
