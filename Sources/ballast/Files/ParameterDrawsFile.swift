import Calibration
import Documents
import Foundation
import MarketModel

/// Draws of a model's parameters, each a whole model, as `fit` writes them.
struct ParameterDrawsFile {
  let path: String
  let models: [MarketModel]
  private let method: String

  /// Reads a file of draws.
  init(_ path: String) throws {
    let file = try SourceFile(path)
    let form = try StrictDocument.decode(Form.self, from: file.data, source: path)
    guard form.ballastParameterDraws == 1 else {
      throw Failure(
        .badData, "\(path): ballastParameterDraws is \(form.ballastParameterDraws), but this version reads format 1")
    }
    guard let first = form.models.first else {
      throw Failure(.badData, "\(path): models is empty: draw parameters with fit --draws")
    }
    guard form.models.count >= LossRun.fewestPooled else {
      throw Failure(
        .badData,
        "\(path): models has \(form.models.count) draws, and \(LossRun.fewestPooled) are needed for an interval: draw more"
          + " with fit --draws")
    }
    if let stranger = form.models.firstIndex(where: { $0.assets != first.assets }) {
      throw Failure(
        .badData, "\(path): models[\(stranger)] has other assets than the first: draw all from one fit")
    }
    self.path = path
    models = form.models
    method = form.method
  }

  /// The text of a file of draws.
  static func text(
    _ models: [MarketModel], of model: String, method: String, seed: UInt64, refused: Int
  ) throws -> String {
    try StrictDocument.encode(Form(model: model, method: method, seed: seed, refused: refused, models: models))
  }

  /// What the draws are, in words.
  var sentence: String { "\(models.count) draws of the parameters by \(method)" }

  private struct Form: Codable {
    var ballastParameterDraws = 1
    let model: String
    let method: String
    let seed: UInt64
    /// How many simulated histories had no fit and were drawn again, which makes the draws a little too kind.
    let refused: Int
    let models: [MarketModel]

    enum CodingKeys: String, CodingKey, CaseIterable {
      case ballastParameterDraws, model, method, seed, refused, models
    }

    init(model: String, method: String, seed: UInt64, refused: Int, models: [MarketModel]) {
      self.model = model
      self.method = method
      self.seed = seed
      self.refused = refused
      self.models = models
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
      ballastParameterDraws = try container.decode(Int.self, forKey: .ballastParameterDraws)
      model = try container.decode(String.self, forKey: .model)
      method = try container.decode(String.self, forKey: .method)
      seed = try container.decode(UInt64.self, forKey: .seed)
      refused = try container.decodeIfPresent(Int.self, forKey: .refused) ?? 0
      models = try container.decode([MarketModel].self, forKey: .models)
    }
  }
}
