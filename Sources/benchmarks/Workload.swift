import Arguments
import Kernels

/// The workloads, under the names that the peers' script gives them.
enum Workload: String, CaseIterable, ExpressibleByArgument {
  case normals, paths
  case manyAssets = "paths-500"
  case terminal, health, options, garch, dynamics
  case calls
  case fewCalls = "calls-1k"
  case manyCalls = "calls-1m"
  case liquidation
  case liquidationFeedback = "liquidation-feedback"
  case liquidationLooks = "liquidation-5min"
  case manyLiquidations = "liquidation-100k"
  case book
  case wideBook = "book-wide"

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
    case .calls: try CallsBenchmark(name: rawValue, accounts: 100_000, paths: 10_000, instructionSet)
    case .fewCalls: try CallsBenchmark(name: rawValue, accounts: 1_000, paths: 10_000, instructionSet)
    case .manyCalls: try CallsBenchmark(name: rawValue, accounts: 1_000_000, paths: 1_000, instructionSet)
    case .liquidation:
      try LiquidationBenchmark(name: rawValue, accounts: 10_000, paths: 1_000, .unlimited, instructionSet)
    case .liquidationFeedback:
      try LiquidationBenchmark(
        name: rawValue, accounts: 10_000, paths: 1_000, .deep(lookSeconds: 3_600), instructionSet)
    case .liquidationLooks:
      try LiquidationBenchmark(
        name: rawValue, accounts: 10_000, paths: 1_000, .deep(lookSeconds: 300), instructionSet)
    case .manyLiquidations:
      try LiquidationBenchmark(
        name: rawValue, accounts: 100_000, paths: 1_000, .deep(lookSeconds: 3_600), instructionSet)
    case .book: BookBenchmark(.long)
    case .wideBook: BookBenchmark(.wide)
    case .dynamics: try DynamicsBenchmark(.gaussian, instructionSet)
    }
  }

  /// Runs the work and prints its lines; that of `dynamics` is done once for every law.
  func report(by reporter: Reporter, _ instructionSet: InstructionSet, prices: String) throws {
    guard self == .dynamics else {
      try reporter.report(rawValue, try benchmark(instructionSet, prices: prices))
      return
    }
    var gaussian: [Int: Double] = [:]
    for kind in DynamicsKind.allCases {
      let seconds = try reporter.report(
        "\(rawValue)-\(kind.rawValue)", try DynamicsBenchmark(kind, instructionSet), beside: gaussian)
      if kind == .gaussian { gaussian = seconds }
    }
  }
}
