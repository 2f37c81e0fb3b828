internal import Documents

extension AuctionRule: Decodable {
  private enum Keys: String, CodingKey {
    case kind, cut, stepSeconds, durationSeconds, points, collateralShare, riseSeconds, fallSeconds
    case startFactor, tailSeconds, cusp, chip, tip, hole, dust
  }
  private enum StairKeys: String, CodingKey, CaseIterable {
    case kind, startFactor, cut, stepSeconds, tailSeconds, cusp, chip, tip, hole, dust
  }
  private enum LinearKeys: String, CodingKey, CaseIterable {
    case kind, startFactor, durationSeconds, tailSeconds, cusp, chip, tip, hole, dust
  }
  private enum PiecewiseKeys: String, CodingKey, CaseIterable {
    case kind, startFactor, points, tailSeconds, cusp, chip, tip, hole, dust
  }
  private enum ReverseKeys: String, CodingKey, CaseIterable {
    case kind, collateralShare, riseSeconds, fallSeconds, tailSeconds, chip, tip, hole, dust
  }

  /// Reads a rule from an object whose `kind` names how the price falls; a key that the kind does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    let kind = try container.decode(String.self, forKey: .kind)
    let place = decoder.codingPath.text
    let decline: AuctionDecline
    switch kind {
    case "stairstepExponential":
      _ = try decoder.container(strictlyKeyedBy: StairKeys.self)
      decline = .stairstepExponential(
        cut: try container.decode(Double.self, forKey: .cut),
        stepSeconds: try container.decode(Double.self, forKey: .stepSeconds))
    case "linear":
      _ = try decoder.container(strictlyKeyedBy: LinearKeys.self)
      decline = .linear(durationSeconds: try container.decode(Double.self, forKey: .durationSeconds))
    case "piecewise":
      _ = try decoder.container(strictlyKeyedBy: PiecewiseKeys.self)
      decline = .piecewise(try container.decode([AuctionDecline.Point].self, forKey: .points))
    case "reverse":
      _ = try decoder.container(strictlyKeyedBy: ReverseKeys.self)
      decline = .reverse(
        collateralShare: try container.decodeIfPresent(Double.self, forKey: .collateralShare) ?? 1,
        riseSeconds: try container.decode(Double.self, forKey: .riseSeconds),
        fallSeconds: try container.decode(Double.self, forKey: .fallSeconds))
    default:
      throw LiquidationRuleError.unknownKind(
        place: place, key: "kind", kind: kind, known: ["stairstepExponential", "linear", "piecewise", "reverse"])
    }
    try self.init(
      decline: decline,
      startFactor: container.decodeIfPresent(Double.self, forKey: .startFactor) ?? 1,
      tailSeconds: container.decodeIfPresent(Double.self, forKey: .tailSeconds),
      cusp: container.decodeIfPresent(Double.self, forKey: .cusp) ?? 0,
      chip: container.decodeIfPresent(Double.self, forKey: .chip) ?? 0,
      tip: container.decodeIfPresent(Double.self, forKey: .tip) ?? 0,
      hole: container.decodeIfPresent(Double.self, forKey: .hole),
      dust: container.decodeIfPresent(Double.self, forKey: .dust) ?? 0, place: place)
  }
}

extension AuctionDecline.Point: Decodable {
  /// Reads `[seconds, factor]`.
  public init(from decoder: any Decoder) throws {
    let figures = try [Double](from: decoder)
    guard figures.count == 2 else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath, debugDescription: "a point has \(figures.count) figures: [seconds, factor]"))
    }
    self.init(seconds: figures[0], factor: figures[1])
  }
}
