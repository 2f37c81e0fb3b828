public import RiskMeasures

/// The answer of `measure`: the risk measures of the losses in a table.
public struct MeasureAnswer: Equatable, Sendable {
  /// The measures, one per confidence, in the order asked for.
  public let measures: [RiskMeasure]
  /// The number of losses.
  public let count: Int
  /// The name of the table.
  public let source: String
  /// The column that was read.
  public let column: String
  /// Whether the column holds gains, whose negatives are the losses.
  public let columnHoldsGains: Bool

  /// The answer from measures of a column.
  ///
  /// - Parameters:
  ///   - measures: The measures, at least one.
  ///   - count: The number of losses.
  ///   - source: The name of the table.
  ///   - column: The column that was read.
  ///   - columnHoldsGains: Whether the column holds gains, whose negatives are the losses.
  /// - Precondition: there is a measure.
  public init(measures: [RiskMeasure], count: Int, source: String, column: String, columnHoldsGains: Bool) {
    precondition(!measures.isEmpty, "An answer needs a measure")
    self.measures = measures
    self.count = count
    self.source = source
    self.column = column
    self.columnHoldsGains = columnHoldsGains
  }
}

extension MeasureAnswer: Encodable {
  private enum CodingKeys: String, CodingKey {
    case measures, count, source, column, columnHoldsGains, cautions
  }

  /// Writes the measures, what they were made of, and the cautions of all of them.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(measures, forKey: .measures)
    try container.encode(count, forKey: .count)
    try container.encode(source, forKey: .source)
    try container.encode(column, forKey: .column)
    try container.encode(columnHoldsGains, forKey: .columnHoldsGains)
    try container.encode(measures.cautions, forKey: .cautions)
  }
}

extension [RiskMeasure] {
  /// The cautions of all measures, each of them once.
  var cautions: [String] {
    reduce(into: []) { known, measure in
      known += measure.cautions.filter { !known.contains($0) }
    }
  }
}
