import Documents
import MarketData
import Stress

/// A scenario in a file, with the moves of the price table that it may name.
struct ScenarioFile {
  /// The path as it was typed.
  let path: String
  let scenario: Scenario

  init(_ path: String) throws {
    self.path = path
    let file = try SourceFile(path)
    let scenario = try Scenario(json: file.data, source: path)
    guard let window = scenario.prices else {
      self.scenario = scenario
      return
    }
    let source = try SourceFile(CardPath.resolve(window.file, beside: path))
    let table = try PriceTable(CSVTable(Array(source.data), source: source.path))
    do {
      self.scenario = try scenario.replaying(
        times: table.times, prices: zip(table.assets, table.prices).map { ($0, $1) })
    } catch {
      throw Failure(.badData, "\(path): \(error)")
    }
  }

  /// Refuses two files of one name, which a table could not tell apart.
  static func all(_ list: FileList?) throws -> [ScenarioFile] {
    let files = try (list?.paths ?? []).map(ScenarioFile.init)
    var seen: [String: String] = [:]
    for file in files {
      if let other = seen.updateValue(file.path, forKey: file.scenario.name) {
        throw Failure(
          .badData,
          "\(file.path): the scenario \"\(file.scenario.name)\" has the name of that in \(other): give it another")
      }
    }
    return files
  }
}
