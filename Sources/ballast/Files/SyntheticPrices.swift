import Documents
import Foundation
import MarketData
import MarketModel
import Simulation

/// The first path of a simulation as a price table, which says in its first line that nobody ever paid these prices.
struct SyntheticPrices {
  /// What the first line of a synthetic table begins with.
  static let marker = "synthetic"

  /// The price of every asset on the first date.
  private static let firstPrice = 100.0

  /// The seconds from 1970 to the year 10000, which no date is written for.
  private static let end = 253_402_300_800

  private let simulation: Simulation
  private let start: Timestamp
  private let modelName: String

  /// The table of a simulation from a start on.
  ///
  /// - Throws: A failure where a table cannot hold the times: a step of no whole seconds, or an end beyond the last year.
  init(_ simulation: Simulation, start: Timestamp, modelName: String) throws(Failure) {
    let seconds = simulation.grid.stepDays * 86_400
    guard seconds > 0.5, abs(seconds - seconds.rounded()) < 1e-6 * seconds else {
      throw Failure(
        .usage, "--price-table: a step of \(seconds) seconds: a table holds whole seconds: choose another step")
    }
    guard start.seconds + Int(seconds.rounded()) * simulation.grid.steps < Self.end else {
      throw Failure(.usage, "--start: \(start) and the horizon reach beyond the year 9999: start earlier")
    }
    self.simulation = simulation
    self.start = start
    self.modelName = modelName
  }

  /// Whether a table's remarks say that it is synthetic.
  static func isMarked(_ remarks: [String]) -> Bool {
    remarks.contains { $0.drop { $0 == "#" || $0 == " " }.hasPrefix(marker) }
  }

  func write(to path: String) throws(Failure) { try OutputFile.write(text, to: path) }

  private var text: String {
    let model = simulation.model
    let stepSeconds = Int((simulation.grid.stepDays * 86_400).rounded())
    let form = stepSeconds.isMultiple(of: 86_400) && start.seconds.isMultiple(of: 86_400) ? "date" : "time"
    var lines = [
      "# \(Self.marker) prices: drawn by the program from \(modelName) with seed \(simulation.seed); never traded",
      ([form] + model.assets).joined(separator: ","),
      row(at: 0, stepSeconds, form, Array(repeating: Self.firstPrice, count: model.assets.count)),
    ]
    var tile = simulation.makeTile()
    simulation.draw(CollectionOfOne(UInt64(0)), in: &tile) { step, tile in
      tile.computePriceRatios(of: Array(model.assets.indices))
      let prices = model.assets.indices.map { Self.firstPrice * tile.priceRatios[$0 * PathTile.width] }
      lines.append(row(at: step, stepSeconds, form, prices))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(at step: Int, _ stepSeconds: Int, _ form: String, _ prices: [Double]) -> String {
    let time = Timestamp(seconds: start.seconds + step * stepSeconds)
    // A column of times holds no bare dates.
    let label = form == "date" || time.form != .date ? time.description : "\(time)T00:00Z"
    return ([label] + prices.map { String(format: "%.6g", $0) }).joined(separator: ",")
  }
}
