internal import Calibration

/// What limits say, in words that are made of their figures.
struct LimitVerdict {
  private let checks: [LimitCheck]
  private let breached: [LimitCheck]
  private let held: [LimitCheck]

  /// Breaches that are named one by one.
  private static let namedBreaches = 3

  init(_ checks: [LimitCheck]) {
    self.checks = checks
    breached = Self.nearestFirst(checks.filter(\.isBreached))
    held = Self.nearestFirst(checks.filter { !$0.isBreached })
  }

  /// How many limits are breached and how many hold.
  var sentence: String {
    switch (breached.count, held.count) {
    case (0, 0): "No limit is set."
    case (0, 1): "The one limit holds\(noise(of: held))."
    case (0, let all): "All \(Figure.count(all)) limits hold\(noise(of: held))."
    case (1, 0): "The one limit is breached\(noise(of: breached))."
    case (let all, 0): "All \(Figure.count(all)) limits are breached\(noise(of: breached))."
    case (let some, let rest):
      "\(Figure.count(some)) of \(Figure.count(checks.count)) limits \(some == 1 ? "is" : "are") breached"
        + "\(noise(of: breached)); \(Figure.count(rest)) \(rest == 1 ? "holds" : "hold")\(noise(of: held))."
    }
  }

  /// The breached limits, the farthest beyond its bound first; nil where all hold.
  var breaches: String? {
    guard !breached.isEmpty else { return nil }
    let named = breached.prefix(Self.namedBreaches).map(\.words).joined(separator: "; ")
    let rest = breached.count - Self.namedBreaches
    return named + (rest > 0 ? "; and \(Figure.count(rest)) more in the table below" : "")
  }

  /// The limit that holds with the least room; nil where none holds.
  var closest: String? {
    held.first.map { check in "\(check.words)\(check.usedShare.map { ", \($0) used" } ?? "")" }
  }

  /// How many answers more paths might change, in brackets.
  private func noise(of checks: [LimitCheck]) -> String {
    let count = checks.count(where: \.isWithinNoise)
    if count == 0 { return "" }
    if count == checks.count { return " (within noise)" }
    return " (\(Figure.count(count)) within noise)"
  }

  /// Checks in falling order of the share of the bound that is used; bounds that leave no room stand first.
  private static func nearestFirst(_ checks: [LimitCheck]) -> [LimitCheck] {
    func share(_ check: LimitCheck) -> Double { check.limit.atMost > 0 ? check.utilisation : .infinity }
    let order = checks.indices.sorted { (share(checks[$0]), $1) > (share(checks[$1]), $0) }
    return order.map { checks[$0] }
  }
}
