internal import Documents

extension VolatilityClustering.Driver {
  enum CodingKeys: String, CodingKey, CaseIterable { case alpha, gamma, beta, currentVolatility }

  /// Reads how a volatility moves; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    self.init(
      alpha: try container.decode(Double.self, forKey: .alpha),
      gamma: try container.decodeIfPresent(Double.self, forKey: .gamma) ?? 0,
      beta: try container.decode(Double.self, forKey: .beta),
      currentVolatility: try container.decodeIfPresent(Double.self, forKey: .currentVolatility))
  }
}
