import Foundation
import Testing

@Suite("The page on crashes", .enabled(if: CrashRecord.areHere))
struct CrashPageTests {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Sources/Stress/Documentation.docc/Crashes.md").standardizedFileURL

  @Test("holds the row that each replay gives", arguments: CrashRow.all)
  func row(row: CrashRow) throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let line = try row.markdown(of: row.run())
    #expect(text.contains(line), "\(line)")
  }

  @Test("holds no row that no replay gives")
  func noOther() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let names = Set(CrashRow.all.map(\.name))
    let rows = text.split(separator: "\n").filter {
      $0.wholeMatch(of: /\| (\d+ )?(March|May|November|August) 20.*/) != nil
    }
    #expect(rows.count == names.count)
    for row in rows {
      #expect(names.contains(String(row.split(separator: "|")[0]).trimmingCharacters(in: .whitespaces)))
    }
  }
}
