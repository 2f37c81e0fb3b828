import Testing

@Suite("This package keeps to its house")
struct HouseTests {
  let house = House.ballast
  let package: PackageFiles

  init() throws { package = try PackageFiles() }

  @Test("the manifest and the sources are read, so that the other tests have something to judge")
  func packageIsRead() {
    #expect(package.manifest.target("ArchitectureTests")?.isTest == true)
    #expect(package.manifest.targets.contains { $0.name == "MarketData" && !$0.isTest && $0.hasOneLineComment })
    #expect(package.sources.contains { $0.target == "MarketData" && $0.isSwift })
    #expect(package.tests.contains { $0.path == "Tests/ArchitectureTests/HouseTests.swift" })
  }

  @Test("each target of the table may import only what stands above it")
  func tableHasNoCycle() {
    for (place, room) in house.rooms.enumerated() {
      #expect(room.mayImport.isSubset(of: house.rooms[..<place].map(\.name)), "\(room.name)")
    }
  }

  @Test("the manifest declares the table's targets in its order, each with a line on what it is")
  func manifest() { #expect(house.violations(in: package.manifest) == []) }

  @Test("every import is allowed and declared, every dependency is used")
  func imports() { #expect(house.violations(in: package.sources, of: package.manifest) == []) }

  @Test("tests import what the manifest gives them")
  func testImports() { #expect(house.violations(inTests: package.tests, of: package.manifest) == []) }

  @Test("only programs have files, a clock, threads, output and exit codes")
  func effects() { #expect(house.effectViolations(in: package.sources) == []) }

  @Test("no name of C stands in a public signature")
  func cNames() { #expect(house.cNameViolations(in: package.sources) == []) }

  @Test("the kernel levels are links to the same files")
  func kernelLevels() { #expect(house.levelViolations(in: package.sources) == []) }

  @Test("no file is too long for a head")
  func lengths() { #expect(house.lengthViolations(in: package.sources + package.tests) == []) }
}
