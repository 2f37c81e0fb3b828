internal import Portfolio

extension CollateralRules {
  /// Every figure within its bounds, every list of assets that have rules.
  func validate() throws(CollateralRuleError) {
    for (asset, rule) in assets.sorted(by: { $0.key < $1.key }) {
      let check = CollateralCheck(place: asset)
      try check.weights(CollateralWeights(initial: rule.initialWeight, maintenance: rule.maintenanceWeight))
      try check.bounds(rule.debtWeight, "debtWeight", 0, 1_000)
      try check.bounds(rule.borrowRate, "borrowRate", -Book.largestInterestRate, Book.largestInterestRate)
      if let tiers = rule.tiers { try check.tiers(tiers) }
      try check.bounds(rule.largestShare, "largestShare", 0, 1)
      try check.bounds(rule.largestValue, "largestValue", 0)
      try check.bounds(rule.supplyCap, "supplyCap", 0)
      try check.bounds(rule.borrowCap, "borrowCap", 0)
      if let isolation = rule.isolation {
        try check.bounds(isolation.debtCeiling, "isolation.debtCeiling", 0)
        try known(isolation.borrowable, at: "\(asset): isolation.borrowable")
      }
      if let haircut = rule.dynamicHaircut { try check.haircut(haircut) }
      if let incentive = rule.incentive { try check.incentive(incentive) }
    }
    for (name, category) in categories.sorted(by: { $0.key < $1.key }) {
      let check = CollateralCheck(place: "category \(name)")
      try check.weights(category.weights)
      if let incentive = category.incentive { try check.incentive(incentive) }
      try known(category.collateral, at: "category \(name): collateral")
      try known(category.borrowable, at: "category \(name): borrowable")
    }
  }

  private func known(_ list: Set<String>, at place: String) throws(CollateralRuleError) {
    for asset in list.sorted() where assets[asset] == nil && asset != Instrument.dollar && !par.contains(asset) {
      throw .unknownAsset(place: place, asset: asset, known: assets.keys.sorted())
    }
  }
}

/// Checks of the figures of one asset or category.
struct CollateralCheck {
  let place: String

  func bounds(_ value: Double?, _ key: String, _ low: Double, _ high: Double = .infinity) throws(CollateralRuleError) {
    guard let value else { return }
    guard value.isFinite, value >= low, value <= high else {
      throw .outOfBounds(place: place, key: key, value: value, low: low, high: high)
    }
  }

  func weights(_ weights: CollateralWeights) throws(CollateralRuleError) {
    try bounds(weights.initial, "ltv", 0, 1)
    try bounds(weights.maintenance, "liquidationThreshold", 0, 1)
    guard weights.initial <= weights.maintenance else {
      throw .thresholdBelowLoanToValue(asset: place, loanToValue: weights.initial, threshold: weights.maintenance)
    }
  }

  func tiers(_ tiers: HaircutTiers) throws(CollateralRuleError) {
    guard let first = tiers.brackets.first else { throw .noBrackets(asset: place) }
    guard first.start == 0 else { throw .firstBracket(asset: place, start: first.start) }
    var reached: Double? = 0
    for (number, bracket) in tiers.brackets.enumerated() {
      guard let end = reached else {
        throw .emptyBracket(asset: place, start: tiers.brackets[number - 1].start, end: nil)
      }
      try bounds(bracket.start, "tiers.from", 0)
      guard bracket.start <= end else { throw .bracketGap(asset: place, end: end, start: bracket.start) }
      guard bracket.start >= end else { throw .bracketOverlap(asset: place, end: end, start: bracket.start) }
      if let end = bracket.end, !(end > bracket.start) {
        throw .emptyBracket(asset: place, start: bracket.start, end: end)
      }
      try weights(bracket.weights)
      reached = bracket.end
    }
  }

  func haircut(_ haircut: DynamicHaircut) throws(CollateralRuleError) {
    switch haircut {
    case .volatility(let multiple, let floor, let days):
      try bounds(multiple, "dynamicHaircut.multiple", 0, 1_000)
      try bounds(floor, "dynamicHaircut.floor", 0, 1)
      try bounds(days, "dynamicHaircut.days", 0, 3_660)
    case .stepped(_, let steps):
      var earlier: DynamicHaircut.Step?
      for step in steps {
        try bounds(step.from, "dynamicHaircut.steps.from", 0)
        try bounds(step.haircut, "dynamicHaircut.steps.haircut", 0, 1)
        if let earlier, step.from <= earlier.from {
          throw .stepsDoNotRise(asset: place, key: "from", earlier: earlier.from, later: step.from)
        }
        if let earlier, step.haircut < earlier.haircut {
          throw .stepsDoNotRise(asset: place, key: "haircut", earlier: earlier.haircut, later: step.haircut)
        }
        earlier = step
      }
    }
  }

  func incentive(_ incentive: LiquidationIncentive) throws(CollateralRuleError) {
    switch incentive {
    case .bonus(let bonus): try bounds(bonus, "incentive.bonus", 0, 1)
    case .penalty(let penalty): try bounds(penalty, "incentive.penalty", 0, 1)
    case .cursor(let maximum, let cursor):
      try bounds(maximum, "incentive.maximum", 1, 2)
      try bounds(cursor, "incentive.cursor", 0, 1)
    case .sliding(let start, let slope, let minimum, let maximum):
      try bounds(start, "incentive.start", 0, 1)
      try bounds(slope, "incentive.slope", 0)
      try bounds(minimum, "incentive.minimum", 0, 1)
      try bounds(maximum, "incentive.maximum", minimum, 1)
    case .discount(let maximum): try bounds(maximum, "incentive.maximum", 0, 0.5)
    }
  }
}
