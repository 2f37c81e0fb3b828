public import Documents

/// One thing that is wrong or odd about the prices of a file: where it is, its value and the bound it breaks.
///
/// `Codable` as one flat object; what does not apply to its kind is absent.
public struct Finding: Codable, Equatable, Sendable {
  /// Whether the prices can be used in spite of a finding.
  public enum Severity: String, Codable, Sendable {
    /// The file is refused.
    case error
    /// The prices are used as they stand.
    case warning
  }

  /// What was found.
  public enum Kind: String, Codable, CaseIterable, Sendable {
    /// A time of another form than `2024-03-01` or `2024-03-01T13:00Z`.
    case malformedTime
    /// A day that the calendar does not have.
    case noSuchDay
    /// A time that the clock does not have.
    case noSuchTime
    /// A date in a column of times, or the reverse.
    case mixedTimes
    /// A time that an earlier line has; the first line is that earlier one.
    case duplicateTime
    /// A time before that of the row above; the first line is that of the row above.
    case backwardTime
    /// A price that is text.
    case notANumber
    /// A price with a comma.
    case commaInNumber
    /// A price of NaN or infinity.
    case notFinite
    /// A price of zero.
    case zeroPrice
    /// A price below zero.
    case negativePrice
    /// A price outside ``PriceTable/priceBounds``.
    case priceOutOfBounds
    /// Neighbouring times more than a step apart.
    case timeGap
    /// Neighbouring times less than a step apart.
    case shortStep
    /// Rows without a price inside the span of an asset.
    case missingPrices
    /// The same price in row after row.
    case stalePrices
    /// A log return beyond the bound.
    case jump
    /// An asset with fewer returns than the bound.
    case tooShort
  }

  /// What was found.
  public let kind: Kind
  /// The name of the file.
  public let source: String
  /// The name of the column.
  public let column: String
  /// The first line of the file that it concerns; absent where it concerns a column as a whole.
  public let firstLine: Int?
  /// The last line of the file that it concerns, the same as the first for one cell.
  public let lastLine: Int?
  /// The time of the first of these lines, where it could be read.
  public let firstTime: Timestamp?
  /// The time of the last of these lines, where it could be read.
  public let lastTime: Timestamp?
  /// The cell as it stands in the file, where it is one cell that is wrong.
  public let text: String?
  /// The value judged: the price, the log return, or the seconds between two times.
  public let value: Double?
  /// How many rows it concerns: those missing, those stale, or the returns that there are.
  public let count: Int?
  /// The bound that the value or the count breaks, in the same unit.
  public let bound: Double?

  /// Whether the prices can be used in spite of it.
  public var severity: Severity { kind.severity }

  init(
    _ kind: Kind, source: String, column: String, lines: ClosedRange<Int>? = nil,
    times: ClosedRange<Timestamp>? = nil, text: String? = nil, value: Double? = nil, count: Int? = nil,
    bound: Double? = nil
  ) {
    self.kind = kind
    self.source = source
    self.column = column
    firstLine = lines?.lowerBound
    lastLine = lines?.upperBound
    firstTime = times?.lowerBound
    lastTime = times?.upperBound
    self.text = text
    self.value = value
    self.count = count
    self.bound = bound
  }
}
