internal import Documents

extension SizeCharges: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case concentration, liquidity }
  private enum ConcentrationKeys: String, CodingKey, CaseIterable { case reference, threshold, slope }
  private enum LiquidityKeys: String, CodingKey, CaseIterable { case halfSpread, impact, dailyVolume }

  /// Reads `concentration` (`reference`, `threshold`, `slope`) and `liquidity` (`halfSpread`, `impact`, `dailyVolume`).
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    var concentration: ConcentrationCharge?
    if container.contains(.concentration) {
      let keys = try container.superDecoder(forKey: .concentration).container(strictlyKeyedBy: ConcentrationKeys.self)
      let reference = try keys.decode(Double.self, forKey: .reference)
      let threshold = try keys.decode(Double.self, forKey: .threshold)
      let slope = try keys.decode(Double.self, forKey: .slope)
      concentration = try decoder.placing { () throws(MarginRuleError) in
        try ConcentrationCharge(reference: reference, threshold: threshold, slope: slope)
      }
    }
    var liquidity: LiquidityCharge?
    if container.contains(.liquidity) {
      let keys = try container.superDecoder(forKey: .liquidity).container(strictlyKeyedBy: LiquidityKeys.self)
      let halfSpread = try keys.decode(Double.self, forKey: .halfSpread)
      let impact = try keys.decode(Double.self, forKey: .impact)
      let volume = try keys.decode(Double.self, forKey: .dailyVolume)
      liquidity = try decoder.placing { () throws(MarginRuleError) in
        try LiquidityCharge(halfSpread: halfSpread, impact: impact, dailyVolume: volume)
      }
    }
    self.init(concentration: concentration, liquidity: liquidity)
  }
}

extension MarginBuffer: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case share, released }

  /// Reads `share` and `released`, false if it is left out.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    let share = try container.decode(Double.self, forKey: .share)
    let released = try container.decodeIfPresent(Bool.self, forKey: .released) ?? false
    self = try decoder.placing { () throws(MarginRuleError) in try MarginBuffer(share: share, released: released) }
  }
}
