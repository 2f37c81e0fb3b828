import Testing

@Suite("Rules on import lines")
struct ImportRuleTests {
  let house = House([.door("CDoor"), .library("Lower", "CDoor"), .library("Upper", "Lower")], programs: ["tool"])
  let manifest = Manifest(
    """
    .target(name: "CDoor"),
    .target(name: "Lower", dependencies: ["CDoor"]),
    .target(name: "Upper"),
    .executableTarget(name: "tool", dependencies: ["Lower"]),
    .testTarget(name: "LowerTests", dependencies: ["Lower"]),
    """)

  @Test(
    "every form of an import line is read",
    arguments: [
      "import Lower", "  public import Lower", "@preconcurrency internal import Lower", "import struct Lower.Thing",
      "@_spi(Inner) import Lower", "import Lower.Inner", "#if os(Linux)\nimport Lower\n#endif",
    ])
  func forms(text: String) {
    let modules = SourceFile(target: "Upper", path: "Sources/Upper/A.swift", text: text).imports.map(\.module)
    #expect(modules == ["Lower"])
  }

  @Test(
    "what only looks like an import line is not read",
    arguments: ["// import Lower", "/*\nimport Lower\n*/", "let x = \"\"\"\nimport Lower\n\"\"\"", "important Lower"])
  func noImports(text: String) {
    #expect(SourceFile(target: "Upper", path: "Sources/Upper/A.swift", text: text).imports.isEmpty)
  }

  @Test(
    "imports that the table allows and the manifest declares pass",
    arguments: [
      ("Lower", "import Foundation\nimport Synchronization\nimport CDoor"), ("Upper", "let x = 1"),
      ("tool", "import Glibc\nimport Lower"),
    ])
  func accepted(target: String, text: String) {
    #expect(violations(target, text) == [])
  }

  @Test(
    "a departure from the table or the manifest is found",
    arguments: [
      ("Attic", "", Violation.folderNotInTable("Attic")),
      ("Upper", "\nimport CDoor", .importNotAllowed(of: "CDoor", in: "Sources/Upper/A.swift", line: 2)),
      ("Upper", "import Upper", .importNotAllowed(of: "Upper", in: "Sources/Upper/A.swift", line: 1)),
      ("Upper", "import Glibc", .importNotAllowed(of: "Glibc", in: "Sources/Upper/A.swift", line: 1)),
      ("Upper", "import Testing", .importNotAllowed(of: "Testing", in: "Sources/Upper/A.swift", line: 1)),
      ("Upper", "import Lower", .importNotDeclared(of: "Lower", in: "Sources/Upper/A.swift", line: 1)),
      ("Lower", "let x = 1", .dependencyUnused(of: "Lower", on: "CDoor")),
    ])
  func departure(target: String, text: String, violation: Violation) {
    #expect(violations(target, text) == [violation])
  }

  @Test("a folder of Swift files that the manifest does not declare is found")
  func folderWithoutTarget() {
    let file = SourceFile(target: "Upper", path: "Sources/Upper/A.swift", text: "")
    #expect(house.violations(in: [file], of: Manifest("")) == [.folderWithoutTarget("Upper")])
  }

  @Test("a test imports only what it declares, whatever the table says")
  func tests() {
    let text = "import Foundation\nimport Testing\nimport Lower\nimport Upper"
    let file = SourceFile(target: "LowerTests", path: "Tests/LowerTests/A.swift", text: text)
    let expected = Violation.importNotDeclared(of: "Upper", in: "Tests/LowerTests/A.swift", line: 4)
    #expect(house.violations(inTests: [file], of: manifest) == [expected])
  }

  private func violations(_ target: String, _ text: String) -> [Violation] {
    house.violations(
      in: [SourceFile(target: target, path: "Sources/\(target)/A.swift", text: text)], of: manifest)
  }
}
