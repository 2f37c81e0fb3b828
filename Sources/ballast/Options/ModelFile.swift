import Foundation
import MarketModel

/// A market model and the file that it came from.
struct ModelFile {
  let file: SourceFile
  let model: MarketModel

  init(_ path: String) throws {
    file = try SourceFile(path)
    model = try MarketModel(json: file.data, source: path)
  }

  /// The step of a simulation where none is asked for: the step that the dynamics were fitted to, or a day.
  func step(_ asked: Duration?) -> Double { asked?.days ?? model.provenance?.stepDays ?? 1 }
}
