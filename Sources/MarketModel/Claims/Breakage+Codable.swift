internal import Documents

extension Stablecoin.Depeg {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case perYear, stress, depth, depthSpread, recoveryHalfLifeDays, death, source
  }

  /// Reads how a peg breaks; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    self.init(
      perYear: try container.decode(Double.self, forKey: .perYear),
      stress: try container.decodeIfPresent(Stress.self, forKey: .stress),
      depth: try container.decode(Double.self, forKey: .depth),
      depthSpread: try container.decodeIfPresent(Double.self, forKey: .depthSpread) ?? 0,
      recoveryHalfLifeDays: try container.decode(Double.self, forKey: .recoveryHalfLifeDays),
      death: try container.decodeIfPresent(Stablecoin.Death.self, forKey: .death),
      source: try container.decode(String.self, forKey: .source))
  }
}

extension Stablecoin.Death {
  enum CodingKeys: String, CodingKey, CaseIterable { case probability, remains, halfLifeDays }

  /// Reads a break without recovery; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    self.init(
      probability: try container.decode(Double.self, forKey: .probability),
      remains: try container.decode(Double.self, forKey: .remains),
      halfLifeDays: try container.decode(Double.self, forKey: .halfLifeDays))
  }
}

extension WrappedToken.Failure {
  enum CodingKeys: String, CodingKey, CaseIterable { case perYear, stress, recovery, source }

  /// Reads how a wrapper fails; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    self.init(
      perYear: try container.decode(Double.self, forKey: .perYear),
      stress: try container.decodeIfPresent(Stress.self, forKey: .stress),
      recovery: try container.decode(Double.self, forKey: .recovery),
      source: try container.decode(String.self, forKey: .source))
  }
}
