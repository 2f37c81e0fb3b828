import Documents
import Foundation
import Stress

/// Scenarios from texts and from the folder in which they are shipped.
enum ScenarioDocuments {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let models = root.appending(path: "Models")
  static let folder = models.appending(path: "scenarios")
  static let windows = root.appending(path: "../shared/data").standardizedFileURL

  /// The names of the shipped files.
  static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json5") }.sorted()
  }

  static func shipped(_ name: String) throws -> Scenario {
    try Scenario(json: Data(contentsOf: folder.appending(path: name)), source: name)
  }

  /// A scenario from the keys that stand beside its version, its name and its sources.
  static func read(_ keys: String) throws(DocumentError) -> Scenario {
    try Scenario(
      json: Data("{ ballastScenario: 1, name: \"test\", sources: [\"a test\"], \(keys) }".utf8), source: "test")
  }

  /// What is wrong with a text.
  static func message(_ keys: String) -> String {
    do {
      _ = try read(keys)
      return "nothing"
    } catch {
      return error.description
    }
  }
}
