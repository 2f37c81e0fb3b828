import Calibration
import Documents
import Foundation
import MarketModel
import RiskMeasures

/// The card of a nightly run: what to read, how to run, what to hold the figures to.
///
/// Paths of files are relative to the card's folder.
struct NightlyCard: Decodable {
  let title: String
  let model: String
  let prices: String?
  let venue: String
  let baskets: [String]
  let step: Duration
  let paths: Int
  let seed: UInt64
  let sampling: SamplingMethod
  let confidences: [Double]
  let debt: Double
  let limits: [Limit]
  let reports: String

  enum CodingKeys: String, CodingKey, CaseIterable {
    case ballastCard, title, model, prices, venue, baskets, step, paths, seed, sampling, confidences, debt, limits,
      reports
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    try container.expectVersion(1, forKey: .ballastCard)
    title = try container.decode(String.self, forKey: .title)
    model = try container.decode(String.self, forKey: .model)
    prices = try container.decodeIfPresent(String.self, forKey: .prices)
    venue = try container.decode(String.self, forKey: .venue)
    baskets = try container.decode([String].self, forKey: .baskets)
    step = try container.decodeIfPresent(Duration.self, forKey: .step) ?? "1d"
    paths = try container.decodeWhole(Int.self, forKey: .paths)
    seed = try container.decodeWhole(UInt64.self, forKey: .seed)
    if let word = try container.decodeIfPresent(String.self, forKey: .sampling) {
      // A night measures many losses: what follows one of them has no place here.
      let known = SamplingMethod.allCases.filter { !$0.followsOneLoss }
      guard let method = known.first(where: { $0.rawValue == word }) else {
        throw DecodingError.dataCorruptedError(
          forKey: .sampling, in: container,
          debugDescription: "\"\(word)\" is none of \(known.map(\.rawValue).joined(separator: ", "))")
      }
      sampling = method
    } else {
      sampling = .plain
    }
    confidences = try container.decode([Double].self, forKey: .confidences)
    debt = try container.decode(Double.self, forKey: .debt)
    limits = try container.decodeIfPresent([LimitCard].self, forKey: .limits)?.map(\.limit) ?? []
    reports = try container.decode(String.self, forKey: .reports)
    guard baskets.count >= 2, baskets.count <= BasketComparison.largestCount else {
      throw DecodingError.dataCorruptedError(
        forKey: .baskets, in: container, debugDescription: "\(CalibrationError.basketCount(baskets.count))")
    }
    guard (1...LossRun.pathLimit).contains(paths) else {
      throw DecodingError.dataCorruptedError(
        forKey: .paths, in: container, debugDescription: "\(CalibrationError.badPathCount(paths))")
    }
    guard !confidences.isEmpty else {
      throw DecodingError.dataCorruptedError(
        forKey: .confidences, in: container, debugDescription: "no confidence: give at least one, such as 0.99")
    }
    guard Set(confidences).count == confidences.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .confidences, in: container, debugDescription: "one of them stands twice: remove one")
    }
    guard debt > 0, debt <= 1e15 else {
      throw DecodingError.dataCorruptedError(
        forKey: .debt, in: container, debugDescription: "a debt of \(debt) dollars: give one above 0 and at most 1e15")
    }
  }
}

/// A limit in a card: `{ "asset": "BTC", "figure": "haircut", "atMost": 0.4 }`, or with `basket` for `asset`.
struct LimitCard: Decodable {
  let limit: Limit

  enum CodingKeys: String, CodingKey, CaseIterable { case asset, basket, figure, atMost }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    let asset = try container.decodeIfPresent(String.self, forKey: .asset)
    let basket = try container.decodeIfPresent(String.self, forKey: .basket)
    let subject: Limit.Subject
    switch (asset, basket) {
    case (let asset?, nil): subject = .asset(asset)
    case (nil, let basket?): subject = .basket(basket)
    default:
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "a limit names either an asset or a basket"))
    }
    let word = try container.decode(String.self, forKey: .figure)
    guard let figure = Limit.Parameter(rawValue: word) else {
      let known = Limit.Parameter.allCases.map(\.rawValue).joined(separator: ", ")
      throw DecodingError.dataCorruptedError(
        forKey: .figure, in: container, debugDescription: "unknown figure \"\(word)\"; known are \(known)")
    }
    let bound = try container.decode(Double.self, forKey: .atMost)
    guard bound > 0, bound <= 1 else {
      throw DecodingError.dataCorruptedError(
        forKey: .atMost, in: container,
        debugDescription: "\(bound) is not a fraction above 0 and at most 1 (0.3 for 30 %)")
    }
    limit = Limit(subject, figure, atMost: bound)
  }
}
