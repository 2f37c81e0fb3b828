internal import Documents

extension RegimeSwitching {
  private enum Keys: String, CodingKey, CaseIterable { case kind, stepDays, states, transition, current }
  private enum StateKeys: String, CodingKey, CaseIterable { case name, volatility, correlation }

  init(from decoder: any Decoder, drivers: [String]) throws {
    let container = try decoder.container(strictlyKeyedBy: Keys.self)
    var entries = try container.nestedUnkeyedContainer(forKey: .states)
    var states: [State] = []
    while !entries.isAtEnd {
      let entry = try entries.superDecoder().container(strictlyKeyedBy: StateKeys.self)
      states.append(
        State(
          name: try entry.decode(String.self, forKey: .name),
          volatility: try entry.values(.volatility, of: drivers),
          correlation: try entry.decode([[Double]].self, forKey: .correlation)))
    }
    self.init(
      stepDays: try container.decode(Double.self, forKey: .stepDays), states: states,
      transition: try container.decode([[Double]].self, forKey: .transition),
      current: try container.decodeIfPresent([Double].self, forKey: .current))
  }

  func encode(to encoder: any Encoder, drivers: [String]) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(stepDays, forKey: .stepDays)
    var entries = container.nestedUnkeyedContainer(forKey: .states)
    for state in states {
      var entry = entries.nestedContainer(keyedBy: StateKeys.self)
      try entry.encode(state.name, forKey: .name)
      try entry.encode(state.volatility, of: drivers, forKey: .volatility)
      try entry.encode(state.correlation, forKey: .correlation)
    }
    try container.encode(transition, forKey: .transition)
    try container.encodeIfPresent(current, forKey: .current)
  }
}
