internal import Documents

extension DynamicCorrelation {
  enum CodingKeys: String, CodingKey, CaseIterable { case alpha, beta, current }

  /// Reads how a correlation moves; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    self.init(
      alpha: try container.decode(Double.self, forKey: .alpha),
      beta: try container.decode(Double.self, forKey: .beta),
      current: try container.decodeIfPresent([[Double]].self, forKey: .current))
  }
}
