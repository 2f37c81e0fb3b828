import Arguments
import Kernels

/// The workloads, under the names that the peers' script gives them.
enum Workload: String, CaseIterable, ExpressibleByArgument {
  case normals, paths, terminal, health, options, garch

  /// Whether the project can do the work yet.
  var isBuilt: Bool { self != .garch }

  /// The work, ready to run; nil where it is not built.
  func benchmark(_ instructionSet: InstructionSet) throws -> (any Benchmark)? {
    switch self {
    case .normals: NormalsBenchmark(instructionSet: instructionSet)
    case .paths: try BasketBenchmark.paths(instructionSet)
    case .terminal: try BasketBenchmark.terminal(instructionSet)
    case .health: try HealthBenchmark(instructionSet: instructionSet)
    case .options: OptionsBenchmark(instructionSet: instructionSet)
    case .garch: nil
    }
  }
}
