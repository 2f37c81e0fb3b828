import Foundation
import MarketModel
import Reporting
import Simulation

/// A market model and the file that it came from.
struct ModelFile {
  let file: SourceFile
  let model: MarketModel

  init(_ path: String) throws {
    file = try SourceFile(path)
    model = try MarketModel(json: file.data, source: path)
  }

  /// The time grid of a run.
  ///
  /// Without a step that is asked for, it has the step that the dynamics describe or were fitted to, or a day. Another step is the
  /// user's choice, of which a warning says what it means: tails fitted to days are not those of hours.
  func grid(horizonDays: Double, step: Duration?, output: OutputOptions) throws -> TimeGrid {
    let fitted = model.dynamics.stepDays ?? model.provenance?.stepDays
    let days = step?.days ?? fitted ?? 1
    if let fitted, fitted != days, model.dynamics != .gaussian, model.dynamics.stepDays == nil {
      output.warn(
        "\(file.path): the \(model.dynamics.kind) returns were fitted to steps of \(Figure.duration(days: fitted));"
          + " at steps of \(Figure.duration(days: days)) the same tails are an assumption")
    }
    return try TimeGrid(horizonDays: horizonDays, stepDays: days)
  }
}
