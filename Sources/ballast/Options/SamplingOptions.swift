public import Arguments
public import Calibration
import RiskMeasures
import Simulation

extension SamplingMethod: ExpressibleByArgument {}

/// How the paths of a run are chosen.
struct SamplingOptions: ParsableArguments {
  @Option(
    help: "How the paths are chosen: importance sharpens tails from 0.99 on, sobol means.",
    valueName: "method")
  var sampling = SamplingMethod.plain

  /// The plan of the method for some losses.
  func plan(
    for requests: [LossRequest], confidences: [Confidence], levels: [Double] = [], source: ModelFile, grid: TimeGrid
  ) throws -> SamplingPlan {
    do {
      return try SamplingPlan(
        sampling, for: requests, confidences: confidences, levels: levels, model: source.model,
        stepDays: grid.stepDays)
    } catch {
      throw Failure(.usage, "--sampling: \(error)")
    }
  }

  /// Says where Sobol' points are not what they could be.
  func warn(of simulation: Simulation, paths: Int, output: OutputOptions) {
    guard sampling == .sobol else { return }
    let points = paths / simulation.sampling.batch
    if points.nonzeroBitCount != 1 {
      let lower = 1 << (Int.bitWidth - 1 - points.leadingZeroBitCount)
      let batch = simulation.sampling.batch
      output.warn(
        "\(points) points in each of \(batch) randomisations are no power of 2, at which Sobol' points are most even:"
          + " \(lower * batch) or \(2 * lower * batch) paths may serve better")
    }
    let beyond = simulation.dimensionsBeyondSobolPoints
    if beyond > 0 {
      output.warn(
        "the last \(beyond) dimensions of a path have no Sobol' points and are drawn independently: use a longer step")
    }
  }
}
