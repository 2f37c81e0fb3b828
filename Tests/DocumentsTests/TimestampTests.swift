import Documents
import Foundation
import Testing

@Suite("Timestamps")
struct TimestampTests {
  /// Seconds from `date -u -d TEXT +%s` of GNU coreutils 9.1.
  @Test(
    "are the seconds since 1970 and print as they were written",
    arguments: [
      ("1970-01-01", 0), ("1969-12-31T23:59:59Z", -1), ("2024-03-01", 1_709_251_200),
      ("2024-03-01T13:00Z", 1_709_298_000), ("2024-03-01T13:00:30Z", 1_709_298_030),
      ("2024-03-01T00:00Z", 1_709_251_200), ("2024-02-29", 1_709_164_800), ("2000-02-29", 951_782_400),
      ("1900-03-01", -2_203_891_200), ("1600-02-29", -11_670_998_400), ("0000-01-01", -62_167_219_200),
      ("9999-12-31T23:59:59Z", 253_402_300_799),
    ])
  func readAndPrint(text: String, seconds: Int) throws {
    let timestamp = try Timestamp(text)
    #expect(timestamp.seconds == seconds)
    #expect(timestamp.description == text)
  }

  @Test("print every day of four centuries as the day after the one before it")
  func consecutiveDays() throws {
    let start = try Timestamp("1899-12-31").seconds
    for day in 0..<146_097 {
      let timestamp = Timestamp(seconds: start + day * 86_400)
      let readBack = try Timestamp(timestamp.description)
      #expect(timestamp.form == .date && readBack.seconds == timestamp.seconds)
    }
  }

  @Test(
    "refuse days that the calendar does not have",
    arguments: [
      "2023-02-29", "1900-02-29", "2024-04-31",
      "2024-13-01", "2024-00-10", "2024-01-00", "2024-01-32", "2023-02-29T00:00Z",
    ])
  func noSuchDay(text: String) throws {
    #expect(throws: TimestampError.noSuchDay(text: text)) { try Timestamp(text) }
  }

  @Test(
    "refuse times that the clock does not have",
    arguments: [
      "2024-03-01T24:00Z", "2024-03-01T12:60Z",
      "2024-03-01T23:59:60Z",
    ])
  func noSuchTime(text: String) throws {
    #expect(throws: TimestampError.noSuchTime(text: text)) { try Timestamp(text) }
  }

  @Test(
    "refuse every other form",
    arguments: [
      "", "2024", "2024-3-1", "01/03/2024", "2024-03-01T13:00", "20240301",
      "2024-03-01 13:00Z", "2024-03-01T13:00+01:00", "2024-03-01T13Z00Z", "2024-03-01T13:00:Z", " 2024-03-01",
      "2024-03-01T13:00:00.5Z", "٢٠٢٤-٠٣-٠١", "-024-03-01",
    ])
  func otherForms(text: String) throws {
    let error = try caught(TimestampError.self) { try Timestamp(text) }
    #expect(error == .form(text: text))
    #expect(error.description.contains("write 2024-03-01, or 2024-03-01T13:00Z"))
  }

  @Test("are equal and ordered by instant, however written")
  func order() throws {
    #expect(try Timestamp("2024-03-01") == Timestamp("2024-03-01T00:00Z"))
    #expect(try Set([Timestamp("2024-03-01"), Timestamp("2024-03-01T00:00:00Z")]).count == 1)
    #expect(try Timestamp("2024-02-29T23:59Z") < Timestamp("2024-03-01"))
  }

  @Test("keep their form in JSON")
  func json() throws {
    let times = try ["2024-03-01", "2024-03-01T00:00Z"].map { try Timestamp($0) }
    let data = try JSONEncoder().encode(times)
    #expect(String(decoding: data, as: UTF8.self) == #"["2024-03-01","2024-03-01T00:00Z"]"#)
    #expect(try JSONDecoder().decode([Timestamp].self, from: data).map(\.form) == [.date, .minutes])
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Timestamp].self, from: Data(#"["soon"]"#.utf8)) }
  }

  @Test("trap outside the years 0000 to 9999")
  func bounds() async {
    await #expect(processExitsWith: .failure) { _ = Timestamp(seconds: 253_402_300_800) }
  }
}
