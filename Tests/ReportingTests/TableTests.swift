import Reporting
import Testing

@Suite("Tables")
struct TableTests {
  @Test("words stand left, numbers right, and every cell is as wide as its column")
  func alignment() {
    let table = Table([.words("Asset"), .numbers("VaR")], rows: [["BTC", "9.74 %"], ["Ether", "12.48 %"]])
    #expect(
      table.markdown == """
        | Asset |     VaR |
        | ----- | ------: |
        | BTC   |  9.74 % |
        | Ether | 12.48 % |
        """)
  }

  @Test("a short column has room for its rule, and no row is needed")
  func narrow() {
    #expect(Table([.words("a"), .numbers("b")], rows: []).markdown == "| a   |   b |\n| --- | --: |")
  }

  @Test("a cell cannot break its row")
  func hostileCells() {
    let table = Table([.words("Name")], rows: [["a|b"], ["c\nd"], ["e\r\nf\tg"]])
    #expect(
      table.markdown == """
        | Name  |
        | ----- |
        | a\\|b  |
        | c d   |
        | e f g |
        """)
  }

  @Test("a row with too few cells is a mistake of the caller")
  func raggedRow() async {
    await #expect(processExitsWith: .failure) {
      _ = Table([.words("a"), .words("b")], rows: [["only one"]])
    }
  }
}
