internal import MarketModel
internal import Simulation

/// Simulations that share a run's paths: each draws as many consecutive ones.
struct SimulationPool: Sendable {
  let simulations: [Simulation]
  private let pathsEach: Int

  /// - Precondition: the paths are a multiple of the simulations.
  init(_ simulations: [Simulation], paths: Int) {
    precondition(!simulations.isEmpty && paths.isMultiple(of: simulations.count), "As many paths for each")
    self.simulations = simulations
    pathsEach = paths / simulations.count
  }

  /// The simulation that draws a path.
  func simulation(of path: Int) -> Simulation { simulations[path / pathsEach] }

  /// Whether one simulation draws both paths.
  func shares(_ path: Int, with other: Int) -> Bool { path / pathsEach == other / pathsEach }

  /// The parts of a range of paths that one simulation each draws, in order.
  func parts(of paths: Range<Int>) -> [(simulation: Simulation, paths: Range<Int>)] {
    var parts: [(simulation: Simulation, paths: Range<Int>)] = []
    var first = paths.lowerBound
    while first < paths.upperBound {
      let end = min(paths.upperBound, (first / pathsEach + 1) * pathsEach)
      parts.append((simulation(of: first), first..<end))
      first = end
    }
    return parts
  }
}

extension Simulation {
  /// Whether the paths of two simulations can share a run.
  func pools(with other: Simulation) -> Bool {
    model.assets == other.model.assets && grid == other.grid && seed == other.seed && sampling == .plain
      && other.sampling == .plain
  }
}
