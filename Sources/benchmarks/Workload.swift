import Arguments
import Kernels

/// The workloads, under the names that the peers' script gives them.
enum Workload: String, CaseIterable, ExpressibleByArgument {
  case normals, paths
  case manyAssets = "paths-500"
  case terminal, health, options, garch

  /// The work, ready to run; `prices` is the table that `garch` fits to.
  func benchmark(_ instructionSet: InstructionSet, prices: String) throws -> any Benchmark {
    switch self {
    case .normals: NormalsBenchmark(instructionSet: instructionSet)
    case .paths: try BasketBenchmark.paths(instructionSet)
    case .manyAssets: try BasketBenchmark.manyAssets(instructionSet)
    case .terminal: try BasketBenchmark.terminal(instructionSet)
    case .health: try HealthBenchmark(instructionSet: instructionSet)
    case .options: OptionsBenchmark(instructionSet: instructionSet)
    case .garch: try GARCHBenchmark(prices: prices)
    }
  }
}
