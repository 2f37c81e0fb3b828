public import Liquidation

extension Scenario {
  /// What is otherwise than usual beside the prices: multiples of parameters, and faults.
  public struct Stressed: Equatable, Sendable {
    /// What every driver's volatility is multiplied by.
    public let volatility: Double
    /// The weight of a common move of the coins, from 0 to ``largestCorrelation``: a correlation ρ is then ρ + w (1 - ρ).
    public let correlation: Double
    /// What the depth of every market is multiplied by.
    public let depth: Double
    /// What is added to the latency of every oracle.
    public let latencySeconds: Double
    /// What the price of gas is multiplied by.
    public let gas: Double
    /// What the capital of every liquidator is multiplied by.
    public let liquidatorCapital: Double
    /// When no liquidator comes.
    public let noLiquidators: [TimeWindow]
    /// The faults that an asset's oracles have beside their own, by asset.
    public let oracleFaults: [String: [OracleFault]]

    /// Nothing is otherwise than usual.
    public static let none = Stressed()
    /// The largest weight of a common move: at 1 all coins would be one.
    public static let largestCorrelation = 0.99
    /// The multiples that are believed.
    public static let multiples = 0.0...1_000
    /// The longest latency that may be added, a year.
    public static let longestLatencySeconds = 31_536_000.0

    /// Stressed parameters.
    ///
    /// - Parameters:
    ///   - volatility: A multiple, 1 for as usual.
    ///   - correlation: A weight, 0 for as usual.
    ///   - depth: A multiple, above 0.
    ///   - latencySeconds: Seconds to add.
    ///   - gas: A multiple.
    ///   - liquidatorCapital: A multiple.
    ///   - noLiquidators: When no liquidator comes.
    ///   - oracleFaults: Faults by asset.
    /// - Throws: ``ScenarioError``.
    public init(
      volatility: Double = 1, correlation: Double = 0, depth: Double = 1, latencySeconds: Double = 0, gas: Double = 1,
      liquidatorCapital: Double = 1, noLiquidators: [TimeWindow] = [], oracleFaults: [String: [OracleFault]] = [:]
    ) throws(ScenarioError) {
      let check = ScenarioCheck(place: "stress")
      let most = Self.multiples.upperBound
      try check.bounds(volatility, "volatility", 0, most)
      try check.bounds(correlation, "correlation", 0, Self.largestCorrelation)
      // Without any depth no sale would have a price.
      try check.bounds(depth, "depth", 1e-6, most)
      try check.bounds(latencySeconds, "latencySeconds", 0, Self.longestLatencySeconds)
      try check.bounds(gas, "gas", 0, most)
      try check.bounds(liquidatorCapital, "liquidatorCapital", 0, most)
      for (asset, faults) in oracleFaults.sorted(by: { $0.key < $1.key }) {
        do throws(LiquidationRuleError) {
          _ = try OracleRule(faults: faults, place: "stress.oracleFaults.\(asset)")
        } catch {
          throw .oracle(error)
        }
      }
      self.volatility = volatility
      self.correlation = correlation
      self.depth = depth
      self.latencySeconds = latencySeconds
      self.gas = gas
      self.liquidatorCapital = liquidatorCapital
      self.noLiquidators = noLiquidators
      self.oracleFaults = oracleFaults
    }

    private init() {
      (volatility, correlation, depth, latencySeconds, gas, liquidatorCapital) = (1, 0, 1, 0, 1, 1)
      (noLiquidators, oracleFaults) = ([], [:])
    }

    /// The rule of an asset's oracle with the added latency and the asset's faults beside its own.
    ///
    /// - Parameters:
    ///   - rule: The rule as usual.
    ///   - asset: The asset.
    /// - Returns: The rule under stress.
    /// - Throws: `LiquidationRuleError` where a growth cap here follows another asset than one of the rule.
    public func stressed(_ rule: OracleRule, of asset: String) throws(LiquidationRuleError) -> OracleRule {
      try OracleRule(
        heartbeatSeconds: rule.heartbeatSeconds, deviation: rule.deviation,
        latencySeconds: rule.latencySeconds + latencySeconds, smoothing: rule.smoothing, sources: rule.sources,
        faults: rule.faults + (oracleFaults[asset] ?? []), place: "stress.oracleFaults.\(asset)")
    }
  }
}
