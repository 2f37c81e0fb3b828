internal import MarketModel
internal import Numerics

extension PathAudit {
  /// The number of paths on which a sampling is audited: a multiple of every batch, and fewer where paths are long.
  static func sampledPaths(steps: Int) -> Int {
    let tiles = max(2, min(64, 4_096 / steps))
    return tiles * PathTile.width
  }

  /// What the first paths of a simulation come to under their own sampling, weights included.
  ///
  /// The errors are those of independent batches. With sixteen randomisations of Sobol' points a distance is Student's;
  /// it is turned into the normal one that is as unlikely.
  static func samplingEntries(of simulation: Simulation, scale: AuditScale) -> [AuditEntry] {
    let model = simulation.model
    let sample = HorizonSample(of: simulation, paths: sampledPaths(steps: simulation.grid.steps))
    var entries: [AuditEntry] = []
    if simulation.sampling.isWeighted {
      entries.append(
        entry("mean weight of a path", configured: 1, unit: 1, sample.mean(of: sample.weights.map { $0 - 1 })))
    }
    for asset in model.drivers.indices where model.isPlainDriver(asset) && model.volatility[asset] > 0 {
      guard let mean = scale.horizonMean(asset) else { continue }
      let deviation = scale.horizonVariance(asset).squareRoot()
      let distances = sample.logRatios[asset].map { ($0 - mean) / deviation }
      entries.append(
        entry(
          "mean log return at the horizon \(model.drivers[asset]), as sampled", configured: mean, unit: deviation,
          sample.weightedMean(of: distances)))
      guard model.dynamics == .gaussian else { continue }
      let variance = sample.weightedMean(of: distances.map { $0 * $0 - 1 })
      entries.append(
        entry(
          "variance at the horizon \(model.drivers[asset]), as sampled", configured: deviation * deviation,
          unit: deviation * deviation, variance))
    }
    return entries
  }

  /// The entry of a quantity whose distance from what is configured, in some unit, is a mean that should be 0.
  private static func entry(
    _ quantity: String, configured: Double, unit: Double, _ distance: BatchMean
  ) -> AuditEntry {
    // What is balanced exactly has no error but rounding.
    AuditEntry(
      quantity, configured: configured, distance: abs(distance.value) < 1e-9 ? 0 : distance.value * unit,
      standardError: distance.normalError * unit)
  }
}

/// The horizon returns of some paths, and how they count.
private struct HorizonSample {
  let sampling: Sampling
  var logRatios: [[Double]]
  var weights: [Double] = []

  init(of simulation: Simulation, paths count: Int) {
    sampling = simulation.sampling
    logRatios = simulation.model.drivers.map { _ in [] }
    var tile = simulation.makeTile()
    for first in stride(from: 0, to: count, by: PathTile.width) {
      simulation.draw(UInt64(first)..<UInt64(first + PathTile.width), in: &tile) { step, tile in
        guard step == simulation.grid.steps else { return }
        for asset in logRatios.indices { logRatios[asset] += tile.logRatios[PathTile.column(asset)] }
        weights += tile.weights
      }
    }
  }

  func weightedMean(of values: [Double]) -> BatchMean {
    mean(of: zip(values, weights).map { $0 * $1 })
  }

  func mean(of values: [Double]) -> BatchMean {
    let batches = sampling == .sobol ? sampling.batch : values.count / sampling.batch
    var sums = [Double](repeating: 0, count: batches)
    for (path, value) in values.enumerated() {
      sums[sampling == .sobol ? path % batches : path / sampling.batch] += value
    }
    return BatchMean(sums.map { $0 * Double(batches) / Double(values.count) })
  }
}

/// A mean over independent batches.
private struct BatchMean {
  let value: Double
  private let standardError: Double
  private let batches: Int

  init(_ means: [Double]) {
    batches = means.count
    let mean = means.reduce(0, +) / Double(means.count)
    value = mean
    let squares = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    standardError = (squares / Double(means.count - 1) / Double(means.count)).squareRoot()
  }

  /// The standard error that makes the mean as many normal deviations from 0 as it is unlikely among so many batches.
  var normalError: Double {
    guard standardError > 0, value != 0, batches < 1_000 else { return standardError }
    let tail = StudentT(degreesOfFreedom: Double(batches - 1)).cumulative(-abs(value) / standardError)
    guard tail > 1e-300, tail < 0.5 else { return standardError }
    return abs(value) / -StandardNormal.quantile(tail)
  }
}
