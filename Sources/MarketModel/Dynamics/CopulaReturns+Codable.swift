internal import Documents

extension CopulaReturns {
  private enum Keys: String, CodingKey, CaseIterable { case kind, stepDays, degreesOfFreedom, margins, clustering }

  init(from decoder: any Decoder, drivers: [String]) throws {
    let container = try decoder.container(strictlyKeyedBy: Keys.self)
    self.init(
      stepDays: try container.decode(Double.self, forKey: .stepDays),
      degreesOfFreedom: try container.decode(Double.self, forKey: .degreesOfFreedom),
      margins: try container.values(.margins, of: drivers),
      clustering: container.contains(.clustering)
        ? VolatilityClustering(try container.values(.clustering, of: drivers)) : nil)
  }

  func encode(to encoder: any Encoder, drivers: [String]) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(stepDays, forKey: .stepDays)
    try container.encode(degreesOfFreedom, forKey: .degreesOfFreedom)
    try container.encode(margins, of: drivers, forKey: .margins)
    if let clustering { try container.encode(clustering.drivers, of: drivers, forKey: .clustering) }
  }
}
