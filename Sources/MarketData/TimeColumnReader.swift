internal import Documents

/// Reads the first column of a price table row by row and holds each time to those before it.
struct TimeColumnReader {
  private let table: CSVTable
  private let wantsDates: Bool
  private var firstLines: [Timestamp: Int] = [:]
  private var previous: (time: Timestamp, line: Int)?

  /// The times read so far, without those that have a finding.
  private(set) var times: [Timestamp] = []

  init(_ table: CSVTable) {
    self.table = table
    wantsDates = table.header[0] == "date"
    times.reserveCapacity(table.rowCount)
    firstLines.reserveCapacity(table.rowCount)
  }

  /// Reads the time of a row, or appends what is wrong with it.
  mutating func read(row: Int, findings: inout [Finding]) {
    let text = table[row: row, column: 0]
    let line = table.lines[row]
    func report(_ kind: Finding.Kind, since firstLine: Int? = nil) {
      findings.append(
        Finding(
          kind, source: table.source, column: table.header[0], lines: (firstLine ?? line)...line, text: text))
    }

    let time: Timestamp
    do throws(TimestampError) {
      time = try Timestamp(text)
    } catch {
      switch error {
      case .form: return report(.malformedTime)
      case .noSuchDay: return report(.noSuchDay)
      case .noSuchTime: return report(.noSuchTime)
      }
    }
    guard (time.form == .date) == wantsDates else { return report(.mixedTimes) }
    defer { previous = (time, line) }
    if let firstLine = firstLines[time] { return report(.duplicateTime, since: firstLine) }
    firstLines[time] = line
    if let previous, time < previous.time { return report(.backwardTime, since: previous.line) }
    times.append(time)
  }
}
