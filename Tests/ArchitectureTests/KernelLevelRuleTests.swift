import Testing

@Suite("Rules on kernel levels")
struct KernelLevelRuleTests {
  let house = House.ballast
  let kernels = ["Exp.swift", "Normal/Inverse.swift"].map { file("KernelsBaseline", $0, linksTo: nil) }

  @Test("one link to each kernel file passes, and so does a level that is not there")
  func accepted() {
    let links = [
      Self.file("KernelsAVX2", "Exp.swift", linksTo: "../KernelsBaseline/Exp.swift"),
      Self.file("KernelsAVX2", "Normal/Inverse.swift", linksTo: "../../KernelsBaseline/Normal/Inverse.swift"),
    ]
    #expect(house.levelViolations(in: kernels + links) == [])
  }

  @Test("a missing link, a copy and a link to something else are found")
  func departures() {
    let links = [
      Self.file("KernelsAVX2", "Exp.swift", linksTo: nil),
      Self.file("KernelsAVX512", "Exp.swift", linksTo: "../KernelsBaseline/Normal/Inverse.swift"),
      Self.file("KernelsAVX512", "Log.swift", linksTo: "../KernelsBaseline/Log.swift"),
    ]
    #expect(
      house.levelViolations(in: kernels + links) == [
        .levelFileIsNoLink("Exp.swift", in: "KernelsAVX2"),
        .levelLinkMissing("Normal/Inverse.swift", in: "KernelsAVX2"),
        .levelLinkLeadsElsewhere("Exp.swift", in: "KernelsAVX512", to: "../KernelsBaseline/Normal/Inverse.swift"),
        .levelLinkLeadsElsewhere("Log.swift", in: "KernelsAVX512", to: "../KernelsBaseline/Log.swift"),
        .levelLinkMissing("Normal/Inverse.swift", in: "KernelsAVX512"),
      ])
  }

  private static func file(_ target: String, _ name: String, linksTo: String?) -> SourceFile {
    SourceFile(target: target, path: "Sources/\(target)/\(name)", text: "", linksTo: linksTo)
  }
}
