internal import Documents

extension ResampledReturns {
  private enum Keys: String, CodingKey, CaseIterable { case kind, stepDays, meanBlockSteps, history, clustering }

  init(from decoder: any Decoder, drivers: [String]) throws {
    let container = try decoder.container(strictlyKeyedBy: Keys.self)
    self.init(
      stepDays: try container.decode(Double.self, forKey: .stepDays),
      meanBlockSteps: try container.decode(Double.self, forKey: .meanBlockSteps),
      history: try container.values(.history, of: drivers),
      clustering: container.contains(.clustering)
        ? VolatilityClustering(try container.values(.clustering, of: drivers)) : nil)
  }

  func encode(to encoder: any Encoder, drivers: [String]) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(stepDays, forKey: .stepDays)
    try container.encode(meanBlockSteps, forKey: .meanBlockSteps)
    try container.encode(history, of: drivers, forKey: .history)
    if let clustering { try container.encode(clustering.drivers, of: drivers, forKey: .clustering) }
  }
}
