import Documents
import Testing

@Suite("Reading comma-separated text")
struct CSVTableTests {
  @Test(
    "gives the same table for every line end, with or without a byte-order mark or blank lines at the end",
    arguments: ["\n", "\r\n", "\r"], ["", "\n", "\r\n \r\n\n"])
  func lineEnds(lineEnd: String, ending: String) throws {
    try expectSameTable(["a,b", "1,2", "3,"].joined(separator: lineEnd) + ending)
    try expectSameTable("\u{FEFF}" + ["a,b", "1,2", "3,"].joined(separator: lineEnd) + ending)
  }

  private func expectSameTable(_ text: String) throws {
    let table = try csv(text)
    #expect(table.header == ["a", "b"])
    #expect(table.lines == [2, 3])
    #expect(table[row: 0, column: 1] == "2")
    #expect(table[row: 1, column: 0] == "3")
    #expect(table[row: 1, column: 1] == "")
  }

  @Test("keeps commas, doubled quotes, blanks and line breaks of quoted fields")
  func quotes() throws {
    let table = try csv("name,\"a \"\"b\"\"\"\n\"x, y\",\" 1 \"\n\"two\r\nlines\n\",2\n\"\",z\n")
    #expect(table.header == ["name", "a \"b\""])
    #expect(table[row: 0, column: 0] == "x, y")
    #expect(table[row: 0, column: 1] == " 1 ")
    #expect(table[row: 1, column: 0] == "two\r\nlines\n")
    #expect(table[row: 2, column: 0] == "")
    #expect(table.lines == [2, 3, 6])
  }

  @Test("drops blanks around bare fields and quoted ones")
  func blanks() throws {
    let table = try csv(" a ,\tb\n 1\t, x y \n\"2\" ,\n")
    #expect(table.header == ["a", "b"])
    #expect(table[row: 0, column: 0] == "1")
    #expect(table[row: 0, column: 1] == "x y")
    #expect(table[row: 1, column: 0] == "2")
  }

  @Test("gives the remarks before the header, and counts their lines")
  func remarks() throws {
    let table = try csv("\u{FEFF}# synthetic, \"drawn\r\n#\na,b\n1,2\n#,3\n")
    #expect(table.remarks == ["synthetic, \"drawn", ""])
    #expect(table.header == ["a", "b"])
    #expect(table.lines == [4, 5])
    #expect(table[row: 1, column: 0] == "#")
  }

  @Test("takes a header without rows")
  func headerOnly() throws {
    #expect(try csv("a,b\n").rowCount == 0)
  }

  @Test("keeps text beyond ASCII")
  func unicode() throws {
    let table = try csv("größe,価格\n\"é, ü\",🙂\n")
    #expect(table.header == ["größe", "価格"])
    #expect(table[row: 0, column: 0] == "é, ü")
    #expect(table[row: 0, column: 1] == "🙂")
  }

  @Test("keeps an empty line between rows of one column, as a blank")
  func oneColumn() throws {
    let table = try csv("loss\n1\n\n2\n")
    #expect(table.lines == [2, 3, 4])
    #expect(try table.number(row: 1, column: 0) == nil)
  }

  @Test("takes a line of exactly the bound")
  func longestLine() throws {
    let field = String(repeating: "x", count: CSVTable.longestLine - 2)
    #expect(try csv("a,b\n\(field),1\n").rowCount == 1)
  }

  @Test("traps where a column is out of range")
  func column() async {
    await #expect(processExitsWith: .failure) { _ = try csv("a\n1\n2\n")[row: 0, column: 1] }
  }
}
