/// The bounds beyond which prices are reported as odd.
public struct QualityBounds: Codable, Equatable, Sendable {
  /// How many rows in a row with the same price are too many; at least 2.
  public let staleRows: Int
  /// The largest absolute log return that passes without a word; positive and finite.
  public let jump: Double
  /// The fewest returns that an asset needs to be usable; at least 2.
  public let returns: Int

  /// Bounds of the user's choice.
  ///
  /// - Parameters:
  ///   - staleRows: how many rows in a row with the same price are too many; at least 2.
  ///   - jump: the largest absolute log return that passes; 0.5 is a fall of 39 % or a rise of 65 %.
  ///   - returns: the fewest returns that an asset needs; at least 2.
  /// - Throws: ``QualityBoundsError`` for a bound outside its range.
  public init(staleRows: Int = 5, jump: Double = 0.5, returns: Int = 60) throws(QualityBoundsError) {
    guard staleRows >= 2 else { throw .staleRows(staleRows) }
    guard jump > 0, jump.isFinite else { throw .jump(jump) }
    guard returns >= 2 else { throw .returns(returns) }
    self.init(checkedStaleRows: staleRows, jump: jump, returns: returns)
  }

  private init(checkedStaleRows staleRows: Int, jump: Double, returns: Int) {
    self.staleRows = staleRows
    self.jump = jump
    self.returns = returns
  }

  /// Five rows, a log return of 0.5, 60 returns.
  public static let standard = QualityBounds(checkedStaleRows: 5, jump: 0.5, returns: 60)

  private enum CodingKeys: String, CodingKey {
    case staleRows, jump, returns
  }

  /// Reads the bounds; one that is absent has its standard value.
  ///
  /// - Parameter decoder: a decoder that holds an object.
  /// - Throws: `DecodingError` for a wrong type, ``QualityBoundsError`` for a bound outside its range.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let standard = QualityBounds.standard
    try self.init(
      staleRows: container.decodeIfPresent(Int.self, forKey: .staleRows) ?? standard.staleRows,
      jump: container.decodeIfPresent(Double.self, forKey: .jump) ?? standard.jump,
      returns: container.decodeIfPresent(Int.self, forKey: .returns) ?? standard.returns)
  }
}
