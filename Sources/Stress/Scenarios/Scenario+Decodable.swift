public import Documents
public import Foundation
internal import Liquidation

extension Scenario {
  /// A scenario from the text of its file, JSON5.
  ///
  /// - Parameters:
  ///   - data: The file's bytes.
  ///   - source: The file's name, for messages.
  /// - Throws: `DocumentError`, which says what ``ScenarioError`` a figure was.
  public init(json data: Data, source: String) throws(DocumentError) {
    self = try StrictDocument.decode(Scenario.self, from: data, source: source)
  }
}

extension Scenario: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case ballastScenario, name, sources, note, alone, history, shocks, stress
  }
  private enum TableKeys: String, CodingKey { case prices }

  /// Reads a scenario; every key of the format is checked, and a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    let version = try container.decode(Int.self, forKey: .ballastScenario)
    guard version == 1 else { throw ScenarioError.unsupportedVersion(version) }
    var history: History?
    var prices: PriceWindow?
    if container.contains(.history) {
      let nested = try container.superDecoder(forKey: .history)
      if try nested.container(keyedBy: TableKeys.self).contains(.prices) {
        prices = try PriceWindow(from: nested)
      } else {
        history = try History(from: nested)
      }
    }
    try self.init(
      name: try container.decode(String.self, forKey: .name),
      sources: try container.decode([String].self, forKey: .sources),
      note: try container.decodeIfPresent(String.self, forKey: .note) ?? "",
      alone: try container.decodeIfPresent(Bool.self, forKey: .alone) ?? false, history: history, prices: prices,
      shocks: try container.decodeIfPresent([Shock].self, forKey: .shocks) ?? [],
      stress: try container.decodeIfPresent(Stressed.self, forKey: .stress) ?? .none)
  }
}

extension Scenario.Shock: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case assets, except, atSeconds, overSeconds, move, holdSeconds, recoverySeconds, recovered
  }

  /// Reads a shock; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    try self.init(
      assets: try container.decode([String].self, forKey: .assets),
      except: try container.decodeIfPresent([String].self, forKey: .except) ?? [],
      atSeconds: try container.decodeIfPresent(Double.self, forKey: .atSeconds) ?? 0,
      overSeconds: try container.decodeIfPresent(Double.self, forKey: .overSeconds) ?? 0,
      move: try container.decode(Double.self, forKey: .move),
      holdSeconds: try container.decodeIfPresent(Double.self, forKey: .holdSeconds),
      recoverySeconds: try container.decodeIfPresent(Double.self, forKey: .recoverySeconds),
      recovered: try container.decodeIfPresent(Double.self, forKey: .recovered), place: decoder.codingPath.text)
  }
}

extension Scenario.Stressed: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case volatility, correlation, depth, latencySeconds, gas, liquidatorCapital, noLiquidators, oracleFaults
  }

  /// Reads stressed parameters; a key that they do not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    try self.init(
      volatility: try container.decodeIfPresent(Double.self, forKey: .volatility) ?? 1,
      correlation: try container.decodeIfPresent(Double.self, forKey: .correlation) ?? 0,
      depth: try container.decodeIfPresent(Double.self, forKey: .depth) ?? 1,
      latencySeconds: try container.decodeIfPresent(Double.self, forKey: .latencySeconds) ?? 0,
      gas: try container.decodeIfPresent(Double.self, forKey: .gas) ?? 1,
      liquidatorCapital: try container.decodeIfPresent(Double.self, forKey: .liquidatorCapital) ?? 1,
      noLiquidators: try container.decodeIfPresent([TimeWindow].self, forKey: .noLiquidators) ?? [],
      oracleFaults: try container.decodeIfPresent([String: [OracleFault]].self, forKey: .oracleFaults) ?? [:])
  }
}
