extension OracleRule {
  /// Every figure within its bounds.
  func validate(place: String) throws(LiquidationRuleError) {
    let check = RuleCheck(place: place)
    // A second is the least that keeps a step of an hour from being cut into countless answers.
    try check.bounds(heartbeatSeconds, "heartbeatSeconds", 1)
    try check.bounds(deviation, "deviation", 0, 1)
    try check.bounds(latencySeconds, "latencySeconds", 0)
    switch smoothing {
    case .twap(let seconds): try RuleCheck(place: "\(place).smoothing").bounds(seconds, "seconds", 1)
    case .ema(let halfLife): try RuleCheck(place: "\(place).smoothing").bounds(halfLife, "halfLifeSeconds", 1)
    case nil: break
    }
    for (index, source) in sources.enumerated() {
      let check = RuleCheck(place: "\(place).sources[\(index)]")
      try check.bounds(source.premium, "premium", -1)
      try check.bounds(source.latencySeconds, "latencySeconds", 0)
      try source.window.validate(check)
    }
    var followed: String?
    for (index, fault) in faults.enumerated() {
      let check = RuleCheck(place: "\(place).faults[\(index)]")
      try fault.window.validate(check)
      switch fault.kind {
      case .stuck: break
      case .floor(let minimum): try check.bounds(minimum, "minimum", 0)
      case .ceiling(let maximum): try check.bounds(maximum, "maximum", 0)
      case .paused(let grace): try check.bounds(grace, "graceSeconds", 0)
      case .offset(let factor): try check.bounds(factor, "factor", 0)
      case .growthCap(let cap):
        try check.bounds(cap.snapshotRatio, "snapshotRatio", 0)
        try check.bounds(cap.growthPerYear, "growthPerYear", 0)
        try check.bounds(cap.snapshotAgeSeconds, "snapshotAgeSeconds", 0)
        switch cap.reference {
        case .dollars(let base): try check.bounds(base, "base", 0)
        case .asset(let name):
          if let followed, followed != name {
            throw .conflictingKeys(
              place: check.place, first: "underlying \"\(followed)\"", second: "underlying \"\(name)\"")
          }
          followed = name
        }
      }
    }
  }
}

extension OracleWindow {
  /// A start that is not negative, and no end before it.
  func validate(_ check: RuleCheck) throws(LiquidationRuleError) {
    try check.bounds(fromSeconds, "fromSeconds", 0)
    try check.bounds(untilSeconds, "untilSeconds", fromSeconds)
  }
}
