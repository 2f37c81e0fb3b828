import Foundation
import Testing

@Suite("Bad input: price tables")
struct PriceInputTests {
  let place: Workspace

  init() throws { place = try Workspace() }

  private static let lines = Inputs.priceLines

  @Test(
    "a table that is wrong is refused with its file, its line and its column",
    arguments: [
      Spoiled("an empty file", "", saying: "empty", "header"),
      Spoiled("a header only", "date,BTC,ETH\n", saying: "no row", "at least 2"),
      Spoiled("one row", Inputs.text(of: Array(lines[...1])), saying: "return"),
      Spoiled(
        "too few rows", Inputs.text(of: Array(lines[...7])), saying: "BTC, ETH", "6 returns", "needs 20", "longer"),
      Spoiled("a column twice", Inputs.prices, "BTC,ETH", "BTC,BTC", saying: "line 1", "\"BTC\"", "columns 2 and 3"),
      Spoiled("no column", "date\n2024-01-01\n2024-01-02\n", saying: "no column after the first"),
      Spoiled("another first column", Inputs.prices, "date", "day", saying: "\"day\"", "rename it to date"),
      Spoiled(
        "a date twice", Inputs.prices, "2024-01-05", "2024-01-04", saying: "line 6", "date", "line 5", "keep one"),
      Spoiled("dates backwards", Inputs.prices, "2024-01-05", "2023-01-05", saying: "line 6", "before", "oldest first"),
      Spoiled("no date", Inputs.prices, "2024-01-05", "2024-02-30", saying: "line 6", "2024-02-30"),
      Spoiled("text", Inputs.prices(withCell: "none"), saying: "line 6", "BTC", "\"none\"", "not a number"),
      Spoiled("NaN", Inputs.prices(withCell: "NaN"), saying: "line 6", "BTC", "\"NaN\"", "blank"),
      Spoiled("infinity", Inputs.prices(withCell: "inf"), saying: "line 6", "BTC", "\"inf\"", "finite"),
      Spoiled("zero", Inputs.prices(withCell: "0"), saying: "line 6", "BTC", "zero", "blank"),
      Spoiled("negative", Inputs.prices(withCell: "-5"), saying: "line 6", "BTC", "\"-5\"", "below zero"),
      Spoiled("1e308", Inputs.prices(withCell: "1e308"), saying: "line 6", "BTC", "\"1e308\"", "bounds", "unit"),
      Spoiled("1e400", Inputs.prices(withCell: "1e400"), saying: "line 6", "BTC", "\"1e400\"", "bounds"),
      Spoiled("hexadecimal", Inputs.prices(withCell: "0x1F"), saying: "line 6", "BTC", "\"0x1F\""),
      Spoiled("a decimal comma", Inputs.prices(withCell: "1,5"), saying: "line 6", "4 fields", "decimal comma"),
      Spoiled("a quoted decimal comma", Inputs.prices(withCell: "\"1,5\""), saying: "line 6", "BTC", "decimal point"),
      Spoiled("an open quote", Inputs.prices(withCell: "\"12"), saying: "line 6", "quote", "never closed"),
      Spoiled("semicolons", Inputs.prices.replacing(",", with: ";"), saying: "line 1", "semicolons", "commas"),
      Spoiled(
        "10 MB in one line", "date,BTC\n" + String(repeating: "1", count: 10_000_000), saying: "line 2", "longer",
        "1048576"),
      Spoiled(
        "a constant asset", Inputs.text(of: lines[...0] + lines[1...].map { $0.prefix { $0 != "," } + ",5,7" }),
        saying: "BTC", "does not move", "59 returns"),
      Spoiled("zero bytes", String(repeating: "\0", count: 100_000), saying: "line 1", "0x0", "UTF-8"),
    ])
  func table(_ spoiled: Spoiled) throws {
    try place.write(spoiled.text, as: "prices.csv")
    try place.expectRefusal(
      of: ["fit", "prices.csv", "--out", "model.json"], 65, saying: ["prices.csv"] + spoiled.words)
  }

  @Test("bytes that are not UTF-8 are refused with their line")
  func notUTF8() throws {
    var bytes = Array(Inputs.prices.utf8)
    let row = try #require(Inputs.prices.utf8.firstIndex(of: UInt8(ascii: "\n")))
    bytes.insert(0xFF, at: Inputs.prices.utf8.distance(from: Inputs.prices.utf8.startIndex, to: row) + 2)
    try place.write(Data(bytes), as: "prices.csv")
    try place.expectRefusal(of: ["fit", "prices.csv"], 65, saying: ["prices.csv line 2", "0xff", "UTF-8"])
  }

  @Test(
    "an asset that is not there, or is named twice, is refused",
    arguments: [
      ("BTC,ETX", ["\"ETX\"", "BTC, ETH"]), ("BTC,BTC", ["BTC", "twice"]), ("", ["no asset \"\"", "BTC, ETH"]),
      ("BTC,", ["no asset \"\""]),
    ])
  func assets(names: String, words: [String]) throws {
    try place.write(Inputs.prices, as: "prices.csv")
    try place.expectRefusal(of: ["fit", "prices.csv", "--assets", names], 65, saying: ["prices.csv"] + words)
  }

  @Test("a file that is not there, a folder and a circle of links are no input")
  func noInput() throws {
    try place.write(Inputs.prices, as: "folder/prices.csv")
    for (link, end) in [("first", "second"), ("second", "first")] {
      try FileManager.default.createSymbolicLink(atPath: place.path(link), withDestinationPath: end)
    }
    try place.expectRefusal(of: ["fit", "none.csv"], 66, saying: ["none.csv: no such file"])
    try place.expectRefusal(of: ["fit", "folder"], 66, saying: ["folder: is a directory", "name a file"])
    try place.expectRefusal(of: ["fit", "first"], 66, saying: ["first"])
    try place.expectRefusal(of: ["fit", ""], 64, saying: ["name of an input file is empty"])
  }

  @Test("a byte-order mark, CRLF line ends and blanks around numbers change nothing")
  func forms() throws {
    let forms = [
      Inputs.prices, "\u{FEFF}" + Inputs.prices, Inputs.prices.replacing("\n", with: "\r\n"),
      "\u{FEFF}" + Inputs.prices.replacing("\n", with: "\r\n"), Inputs.prices.replacing(",", with: ", "),
      String(Inputs.prices.dropLast()),
    ]
    let figures = try forms.map { text in
      try place.write(text, as: "prices.csv")
      let model = try place.answer(["fit", "prices.csv"]).object("model")
      let volatility = try model.object("volatility")
      let correlation = try #require(model["correlation"] as? [[Double]])
      return try [volatility.number("BTC"), volatility.number("ETH"), correlation[0][1]]
    }
    for figure in figures { #expect(figure == figures[0]) }
  }

  @Test("a pipe and standard input are read like a file")
  func pipes() throws {
    try place.write(Inputs.prices, as: "prices.csv")
    let direct = try place.run(["fit", "prices.csv"])
    for line in [
      #"cat prices.csv | "$0" fit /dev/stdin"#, #""$0" fit /dev/stdin < prices.csv"#,
      #"mkfifo pipe; cat prices.csv > pipe & "$0" fit pipe"#,
    ] {
      let outcome = try place.shell(line)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.split(separator: "\n").first == direct.output.split(separator: "\n").first)
    }
  }
}
