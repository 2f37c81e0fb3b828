internal import Documents

extension JumpDiffusion {
  private enum Keys: String, CodingKey, CaseIterable {
    case kind, jumpsPerYear, jumpMean, jumpVolatility, jumpCorrelation, ownJumps
  }

  init(from decoder: any Decoder, drivers: [String]) throws {
    let container = try decoder.container(strictlyKeyedBy: Keys.self)
    let frequency = try container.decodeIfPresent(Double.self, forKey: .jumpsPerYear)
    // Whoever writes own jumps alone need not write that there are no common ones.
    let none = frequency == nil && container.contains(.ownJumps) ? 0.0 : nil
    self.init(
      jumpsPerYear: try frequency ?? none ?? container.decode(Double.self, forKey: .jumpsPerYear),
      jumpMean: try container.values(.jumpMean, of: drivers, default: none),
      jumpVolatility: try container.values(.jumpVolatility, of: drivers, default: none),
      jumpCorrelation: try container.decodeIfPresent([[Double]].self, forKey: .jumpCorrelation),
      ownJumps: container.contains(.ownJumps)
        ? try container.values(.ownJumps, of: drivers, default: OwnJumps.none) : nil)
  }

  func encode(to encoder: any Encoder, drivers: [String]) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(jumpsPerYear, forKey: .jumpsPerYear)
    try container.encode(jumpMean, of: drivers, forKey: .jumpMean)
    try container.encode(jumpVolatility, of: drivers, forKey: .jumpVolatility)
    try container.encodeIfPresent(jumpCorrelation, forKey: .jumpCorrelation)
    if let ownJumps { try container.encode(ownJumps, of: drivers, forKey: .ownJumps) }
  }
}

extension JumpDiffusion.OwnJumps {
  enum CodingKeys: String, CodingKey, CaseIterable { case jumpsPerYear, mean, volatility }

  /// Reads the jumps of an asset; a key that they do not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    self.init(
      jumpsPerYear: try container.decode(Double.self, forKey: .jumpsPerYear),
      mean: try container.decode(Double.self, forKey: .mean),
      volatility: try container.decode(Double.self, forKey: .volatility))
  }
}
