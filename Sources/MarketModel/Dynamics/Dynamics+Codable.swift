internal import Documents

extension Dynamics {
  private enum KindKeys: String, CodingKey, CaseIterable { case kind }
  private enum StudentTKeys: String, CodingKey, CaseIterable { case kind, degreesOfFreedom }

  /// Reads the law of some drivers from an object whose `kind` names it.
  init(from decoder: any Decoder, drivers: [String]) throws {
    let kind = try decoder.container(keyedBy: KindKeys.self).decode(String.self, forKey: .kind)
    switch kind {
    case "gaussian":
      _ = try decoder.container(strictlyKeyedBy: KindKeys.self)
      self = .gaussian
    case "studentT":
      let container = try decoder.container(strictlyKeyedBy: StudentTKeys.self)
      self = .studentT(degreesOfFreedom: try container.decode(Double.self, forKey: .degreesOfFreedom))
    case "jumpDiffusion": self = .jumpDiffusion(try JumpDiffusion(from: decoder, drivers: drivers))
    case "garch": self = .garch(try ClusteredReturns(from: decoder, drivers: drivers))
    case "copula": self = .copula(try CopulaReturns(from: decoder, drivers: drivers))
    case "historical": self = .historical(try ResampledReturns(from: decoder, drivers: drivers))
    case "regimeSwitching": self = .regimeSwitching(try RegimeSwitching(from: decoder, drivers: drivers))
    default: throw MarketModelError.unknownDynamics(kind: kind, known: Self.kinds)
    }
  }

  /// Writes the form that ``init(from:drivers:)`` reads.
  func encode(to encoder: any Encoder, drivers: [String]) throws {
    var container = encoder.container(keyedBy: StudentTKeys.self)
    try container.encode(kind, forKey: .kind)
    switch self {
    case .gaussian: break
    case .studentT(let degreesOfFreedom): try container.encode(degreesOfFreedom, forKey: .degreesOfFreedom)
    case .jumpDiffusion(let jumps): try jumps.encode(to: encoder, drivers: drivers)
    case .garch(let returns): try returns.encode(to: encoder, drivers: drivers)
    case .copula(let returns): try returns.encode(to: encoder, drivers: drivers)
    case .historical(let returns): try returns.encode(to: encoder, drivers: drivers)
    case .regimeSwitching(let regimes): try regimes.encode(to: encoder, drivers: drivers)
    }
  }
}
