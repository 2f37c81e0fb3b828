internal import MarketModel

/// Compares the prices of one claim with its law, as anybody could who sees all prices and has the model.
protocol ClaimWatch {
  /// Sees a step of a tile: the log ratios of all assets before and after it, in the layout of the tile.
  mutating func see(step: Int, before: [Double], after: [Double])

  /// What it saw beside what the model asks for.
  var entries: [AuditEntry] { get }
}

extension ClaimContext {
  /// The drivers whose prices are their own, and which move.
  var plainDrivers: [Int] {
    laws.model.drivers.indices.filter { laws.model.isPlainDriver($0) && laws.model.volatility[$0] > 0 }
  }

  /// Whether it is known how often noise alone goes how far: not where it jumps, clusters or is drawn from history.
  var hasKnownTails: Bool {
    switch laws.model.dynamics {
    case .gaussian, .studentT: true
    case .jumpDiffusion, .garch, .copula, .historical, .regimeSwitching: false
    }
  }

  /// Whether a step's returns have their mean whatever came before: not where days follow each other in blocks.
  var hasIndependentBlocks: Bool {
    guard case .historical(let returns) = laws.model.dynamics else { return true }
    return returns.meanBlockSteps == 1
  }

  func makeWatch() -> any ClaimWatch {
    switch claim.kind {
    case .stablecoin(let coin): StablecoinWatch(coin, self)
    case .staked(let token): StakedWatch(token, self)
    case .wrapped(let token): WrappedWatch(token, self)
    case .constantProduct, .stableSwap: PoolWatch(self)
    case .tokenised(let token): TokenisedWatch(token, self)
    }
  }
}

extension AuditEntry {
  /// An entry of something that never happens: how far from it the paths are, where rounding counts as nothing.
  static func never(_ quantity: String, largest: Double) -> AuditEntry {
    AuditEntry(quantity, configured: 0, distance: largest < 1e-11 ? 0 : largest, standardError: 0)
  }
}
