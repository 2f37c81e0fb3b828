import Liquidation
import Margin
import Stress

/// 12 and 13 March 2020, vaults of ether.
///
/// The debt of all vaults, 100 million DAI, is from memory. The liquidation ratio of 150 % and the penalty of 13 % are those
/// of the day. Ether was auctioned by rising bids of ten minutes each; where one alone bids he gets the lot for nothing. An
/// auction that falls from 1.5 times the price to nothing within ten minutes is that: keepers buy at the market's price on the
/// way, and who comes when it is over pays nothing.
extension Crash {
  static let makerHours = 49

  static func maker(_ point: CrashRecord.Point, bidders: Bidders) throws -> CrashRun {
    let record = try CrashRecord("2020-03_covid_1h")
    let start = "2020-03-12T00:00Z"
    let prices = try record.opening(["ETH"], at: start).merging(["DAI": 1]) { $1 }
    let path = try Scenario.observed(
      record.path(of: ["ETH"], from: start, hours: makerHours, through: point, still: ["DAI"]))
    let vaults = CrashLadder(
      debtDollars: 100_000_000, count: 2_000, collaterals: [("ETH", 1)], debtAsset: "DAI", seed: 2020
    ).borrowers(prices: prices, thresholds: ["ETH": 1 / 1.5])

    func run(_ part: [CrashBorrower], unbid: Bool) throws -> CrashRun {
      // Prices move, and auctions begin, on the hour; whoever would bid is back when they are over.
      let absences = try (1...makerHours).map { hour in
        try TimeWindow(fromSeconds: Double(hour) * 3_600 + 1, untilSeconds: Double(hour + 1) * 3_600)
      }
      let venue = CrashVenue(
        name: "Maker ETH-A", terms: ["ETH": .init(threshold: 1 / 1.5, incentive: .penalty(0.13))], par: ["DAI"],
        mechanism: .auction(
          try AuctionRule(decline: .linear(durationSeconds: 600), startFactor: 1.5, dust: 20)),
        oracle: OracleRules(standard: try OracleRule(heartbeatSeconds: 3_600, latencySeconds: 3_600)),
        depth: try CrashVenue.shippedDepth(), depthMultiple: 0.3,
        liquidators: try CrashVenue.liquidators(
          capitalShare: 0.1, perHour: bidders == .crowdedOut ? 1_200 : nil, absences: unbid ? absences : []),
        gasDollars: 20, lookSeconds: 60)
      return try CrashRun(path, venue.setup(part, prices: prices, stepSeconds: 3_600), hours: makerHours)
    }
    switch bidders {
    case .everywhere, .crowdedOut: return try run(vaults, unbid: false)
    case .nowhere: return try run(vaults, unbid: true)
    case .inMost:
      let parts = Dictionary(grouping: vaults.enumerated()) { $0.offset * 36 % 100 < 36 }.mapValues {
        $0.map(\.element)
      }
      return try run(parts[true] ?? [], unbid: true) + run(parts[false] ?? [], unbid: false)
    }
  }
}
