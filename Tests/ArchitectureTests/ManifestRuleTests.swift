import Testing

@Suite("Rules on a manifest")
struct ManifestRuleTests {
  let house = House([.door("CDoor"), .library("Lower", "CDoor"), .library("Upper", "Lower")], programs: ["tool"])

  @Test("a target's name, dependencies, comment and kind are read from the text")
  func reading() throws {
    let manifest = Manifest(
      """
        // MARK: - Doors

        // A door.
        .systemLibrary(name: "CDoor", pkgConfig: "door"),
        // A lower library.
        .target(
          name: "Lower",
          dependencies: [
            "CDoor",
            "Other",
          ], swiftSettings: strict),
        .testTarget(name: "LowerTests", dependencies: ["Lower"]),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
      """)
    #expect(manifest.targets.map(\.name) == ["CDoor", "Lower", "LowerTests", "TestSupport"])
    #expect(manifest.targets.map(\.dependencies) == [[], ["CDoor", "Other"], ["Lower"], []])
    #expect(manifest.targets.map(\.hasOneLineComment) == [true, true, false, false])
    #expect(manifest.targets.map(\.isTest) == [false, false, true, true])
  }

  @Test("a manifest that keeps to the table passes, with targets still absent")
  func accepted() {
    let manifest = Manifest(
      """
      // Lower.
      .target(name: "Lower"),
      // Tool.
      .executableTarget(name: "tool", dependencies: ["Lower", "Upper"]),
      .testTarget(name: "LowerTests", dependencies: ["Lower", "CDoor"]),
      """)
    #expect(house.violations(in: manifest) == [])
  }

  @Test(
    "a departure from the table is found",
    arguments: [
      ("// X.\n.target(name: \"Attic\"),", Violation.targetNotInTable("Attic")),
      (".target(name: \"Lower\"),", .targetWithoutOneLineComment("Lower")),
      ("// Two\n// lines.\n.target(name: \"Lower\"),", .targetWithoutOneLineComment("Lower")),
      (
        "// X.\n.target(name: \"Upper\", dependencies: [\"CDoor\"]),",
        .dependencyNotAllowed(of: "Upper", on: "CDoor")
      ),
      (
        "// X.\n.executableTarget(name: \"tool\", dependencies: [\"CDoor\"]),",
        .dependencyNotAllowed(of: "tool", on: "CDoor")
      ),
      (
        "// X.\n.target(name: \"Upper\"),\n// X.\n.target(name: \"Lower\"),",
        .targetOutOfOrder("Lower", after: "Upper")
      ),
      (
        "// X.\n.target(name: \"Lower\"),\n// X.\n.target(name: \"Lower\"),",
        .targetOutOfOrder("Lower", after: "Lower")
      ),
    ])
  func departure(text: String, violation: Violation) {
    #expect(house.violations(in: Manifest(text)) == [violation])
  }
}
