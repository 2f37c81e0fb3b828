import Foundation
import MarketModel
import Simulation

/// Simulated paths as CSV: path, days, then price over first price of every asset.
struct PathTable {
  private let simulation: Simulation
  private let paths: Int

  init(_ simulation: Simulation, paths: Int) {
    self.simulation = simulation
    self.paths = paths
  }

  /// Writes the table tile by tile under another name, and renames it when it is whole.
  func write(to path: String) throws(Failure) {
    try OutputFile.checkPlace(path)
    let target = URL(filePath: path)
    let staging = target.deletingLastPathComponent()
      .appending(path: ".\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)")
    do {
      try Data().write(to: staging)
      let handle = try FileHandle(forWritingTo: staging)
      defer { try? handle.close() }
      try handle.write(contentsOf: Data(header.utf8))
      var tile = simulation.makeTile()
      for first in stride(from: 0, to: paths, by: PathTile.width) {
        try handle.write(contentsOf: Data(rows(from: first, in: &tile).utf8))
      }
      guard unsafe rename(staging.path(percentEncoded: false), path) == 0 else {
        throw CocoaError(.fileWriteUnknown)
      }
    } catch {
      try? FileManager.default.removeItem(at: staging)
      throw Failure(.cannotWrite, "\(path): cannot be written: \(OutputFile.reason(error))")
    }
  }

  private var header: String { (["path", "days"] + simulation.model.assets).joined(separator: ",") + "\n" }

  private func rows(from first: Int, in tile: inout PathTile) -> String {
    let assets = Array(simulation.model.assets.indices)
    var lines = [[String]](repeating: [], count: min(PathTile.width, paths - first))
    simulation.draw(UInt64(first)..<UInt64(first + lines.count), in: &tile) { step, tile in
      tile.computePriceRatios(of: assets)
      for place in lines.indices {
        let ratios = assets.map { "\(tile.priceRatios[$0 * PathTile.width + place])" }
        lines[place].append(
          (["\(first + place)", "\(Double(step) * simulation.grid.stepDays)"] + ratios).joined(separator: ","))
      }
    }
    return lines.flatMap { $0 }.joined(separator: "\n") + "\n"
  }
}
