import Foundation
import Testing

@Suite("Nightly files")
struct ReportFileTests {
  let place: Workspace

  init() throws { place = try Workspace.withCard() }

  private let night = ["nightly", "card/night.json5", "--quiet", "--date", "2024-03-01"]

  @Test("a run writes report, figures and charts into a folder of its date, from the card's folder on")
  func files() throws {
    let outcome = try place.run(night)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("nights/2024-03-01/report.md"))
    let files = try place.contents().filter { $0.hasPrefix("nights/2024-03-01/") }
    #expect(files.contains("nights/2024-03-01/report.md") && files.contains("nights/2024-03-01/results.json"))
    let charts = try files.filter { $0.hasSuffix(".svg") }.map { try place.read($0) }
    #expect(charts.count >= 3)
    for chart in charts { #expect(chart.contains("<svg") && chart.contains("</svg>")) }
    let report = try place.read("nights/2024-03-01/report.md")
    #expect(report.hasPrefix("# Night"))
    for chart in files where chart.hasSuffix(".svg") {
      #expect(report.contains(URL(filePath: chart).lastPathComponent))
    }
    #expect(!report.contains(place.path("")), "A report can be moved, so it names no folder")
    let results = try JSONSerialization.jsonObject(with: Data(place.read("nights/2024-03-01/results.json").utf8))
    let answer = try place.run(["nightly", "card/night.json5", "--quiet", "--out", "again", "--json"]).json()
    #expect((results as? NSDictionary)?.isEqual(answer as NSDictionary) == true)
  }

  @Test("a second run of a date goes beside the first, with --replace in its place")
  func beside() throws {
    #expect(try place.run(night).status == 0)
    let first = try place.read("nights/2024-03-01/report.md")
    #expect(try place.run(night + ["--seed", "6"]).status == 0)
    #expect(try place.read("nights/2024-03-01/report.md") == first)
    let second = try place.read("nights/2024-03-01-2/report.md")
    #expect(second != first)
    #expect(try place.run(night + ["--seed", "6", "--replace"]).status == 0)
    #expect(try place.read("nights/2024-03-01/report.md") == second)
    #expect(
      try place.contents().filter { $0.hasPrefix("nights/") && !$0.dropFirst("nights/".count).contains("/") } == [
        "nights/2024-03-01", "nights/2024-03-01-2",
      ])
  }

  @Test("a breached limit ends with code 1, and the report is written")
  func breach() throws {
    try place.write(Inputs.card.replacing("0.9 }", with: "0.01 }"), as: "card/night.json5")
    let outcome = try place.run(night)
    #expect(outcome.status == 1 && !outcome.crashed)
    #expect(outcome.output.contains("breached"))
    #expect(try place.read("nights/2024-03-01/report.md").contains("breached"))
    #expect(try place.run(night + ["--json"]).json()["breached"] as? Bool == true)
  }

  @Test("paths of a card are seen from the card, wherever the command runs")
  func cardFolder() throws {
    try place.write(Inputs.card.replacing("../nights", with: "."), as: "card/here.json5")
    let line =
      #"cd card && "$0" nightly here.json5 --quiet --date 2024-03-02 && "#
      + #"cd / && "$0" nightly "$OLDPWD/here.json5" --quiet --date 2024-03-03"#
    let outcome = try place.shell(line)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try place.contents().contains("card/2024-03-02/report.md"))
    #expect(try place.contents().contains("card/2024-03-03/report.md"))
  }

  @Test("a failed run leaves nothing, not even the folders above or a hidden one")
  func failure() throws {
    // Without gnuplot the charts fail, after everything else is written.
    let before = try place.contents()
    let outcome = try place.run(night, environment: ["PATH": "/nowhere"])
    #expect(outcome.status == 73 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("gnuplot"))
    #expect(try place.contents() == before)
  }

  @Test("a date that is none is refused")
  func date() throws {
    try place.expectRefusal(
      of: ["nightly", "card/night.json5", "--date", "yesterday"], 64, saying: ["--date", "\"yesterday\"", "2024-03-01"])
  }

  @Test("names with spaces and of any script do")
  func names() throws {
    try place.write(Inputs.prices, as: "my prices/größe 価格.csv")
    #expect(try place.run(["fit", "my prices/größe 価格.csv", "--out", "my prices/a model.json"]).status == 0)
    let outcome = try place.run([
      "risk", "my prices/a model.json", "--basket", "BTC=1", "--paths", "1000", "--quiet",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
  }
}
