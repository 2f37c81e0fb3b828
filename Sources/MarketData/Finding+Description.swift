internal import Documents
internal import Foundation

extension Finding.Kind {
  /// Whether the prices can be used in spite of such a finding.
  public var severity: Finding.Severity {
    switch self {
    case .malformedTime, .noSuchDay, .noSuchTime, .mixedTimes, .duplicateTime, .backwardTime, .notANumber,
      .commaInNumber, .notFinite, .zeroPrice, .negativePrice, .priceOutOfBounds:
      .error
    case .timeGap, .shortStep, .missingPrices, .stalePrices, .jump, .tooShort:
      .warning
    }
  }
}

extension Finding: CustomStringConvertible {
  /// The one message: where, what, the bound, and the remedy or what follows from it.
  public var description: String { "\(place): \(statement)" }

  private var place: String {
    guard let firstLine, let lastLine else { return "\(source), column \(column)" }
    switch kind {
    case .duplicateTime, .backwardTime: return "\(source) line \(lastLine), column \(column)"
    default:
      let lines = firstLine == lastLine ? "line \(firstLine)" : "lines \(firstLine) to \(lastLine)"
      return "\(source) \(lines), column \(column)"
    }
  }

  private var statement: String {
    let text = text ?? ""
    let count = count ?? 0
    let value = value.map { "\($0)" } ?? ""
    let bound = bound.map { $0 == $0.rounded() && abs($0) < 1e9 ? "\(Int($0))" : "\($0)" } ?? ""
    let span = firstTime.flatMap { first in lastTime.map { "from \(first) to \($0)" } } ?? ""
    let earlierLine = firstLine.map { "line \($0)" } ?? ""
    return switch kind {
    case .malformedTime: TimestampError.form(text: text).description
    case .noSuchDay: TimestampError.noSuchDay(text: text).description
    case .noSuchTime: TimestampError.noSuchTime(text: text).description
    case .mixedTimes:
      "\(excerpt(text)) does not suit the name of the column; name it date and write only days such as 2024-03-01, "
        + "or name it time and write only times such as 2024-03-01T13:00Z"
    case .duplicateTime: "\(excerpt(text)) is the time of \(earlierLine), too; keep one of the two rows"
    case .backwardTime: "\(excerpt(text)) is before the time of \(earlierLine); sort the rows by time, oldest first"
    case .notANumber: "\(excerpt(text)) \(NumberFault.text)"
    case .commaInNumber: "\(excerpt(text)) \(NumberFault.comma)"
    case .notFinite: "\(excerpt(text)) is not a finite price; leave the cell blank where there is no price"
    case .zeroPrice: "\(excerpt(text)) is a price of zero; leave the cell blank where there is no price"
    case .negativePrice: "\(excerpt(text)) is below zero; a price must be positive, so correct it or leave it blank"
    case .priceOutOfBounds:
      "\(excerpt(text)) is outside the bounds of a price, \(PriceTable.priceBounds.lowerBound) to "
        + "\(PriceTable.priceBounds.upperBound); correct it, or quote the asset in another unit"
    case .timeGap: "\(counted(count)) missing in the interval \(span); no return is taken across the gap"
    case .shortStep:
      "\(value) seconds \(span), less than the step of \(bound) seconds; no return is taken over this interval"
    case .missingPrices: "no price in \(counted(count)) \(span); no return is taken across them"
    case .stalePrices:
      "the same price of \(value) in \(count) rows \(span), where \(bound) are too many; check that it was traded"
    case .jump:
      "a move of \(percent) at \(lastTime.map(\.description) ?? ""), beyond a log return of \(bound); check the price"
    case .tooShort: "fewer returns, \(count), than \(bound); leave the asset out, or bring a longer history"
    }
  }

  /// The move that the value, a log return, stands for, to a tenth of a per cent.
  private var percent: String {
    let tenths = (1_000 * (exp(value ?? 0) - 1)).rounded() / 10
    return "\(tenths > 0 ? "+" : "")\(tenths) %"
  }

  private func counted(_ rows: Int) -> String { rows == 1 ? "1 row" : "\(rows) rows" }
}
