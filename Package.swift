// swift-tools-version: 6.2
import PackageDescription

// Targets stand in the order in which data passes through them. What each may import is fixed by the table in
// Tests/ArchitectureTests, which holds this file and every import line to it.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// The settings of one kernel level.
///
/// SwiftPM refuses unsafe flags in a package that somebody else depends on; there, and on processors other than x86-64,
/// every level is compiled for the baseline. A square root that must set errno is a call, which keeps a loop scalar.
func level(_ flags: String...) -> [SwiftSetting] {
  #if arch(x86_64)
    if !Context.packageDirectory.contains("/checkouts/") {
      return strict + [.unsafeFlags((flags + ["-fno-math-errno"]).flatMap { ["-Xcc", $0] })]
    }
  #endif
  return strict
}

let package = Package(
  name: "ballast",
  platforms: [.macOS("26.0")],
  products: [
    .executable(name: "ballast", targets: ["ballast"])
  ],
  targets: [
    // MARK: - Doors to C libraries

    // OpenBLAS and LAPACKE: matrix products and factorisations.
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev", "liblapacke-dev"])]),
    // Boost: distributions, one-dimensional minimisation, sorting.
    .target(name: "CBoost", linkerSettings: [.linkedLibrary("m")]),
    // NLopt: smooth minimisation with bounds and constraints.
    .systemLibrary(name: "CNLopt", pkgConfig: "nlopt", providers: [.apt(["libnlopt-dev"])]),
    // What the processor at hand can do.
    .target(name: "CProcessor"),
    // OpenSSL's libcrypto: digests.
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

    // MARK: - Foundations

    // The loops that take the time, for the baseline instruction set.
    .target(name: "KernelsBaseline", swiftSettings: level()),
    // The same files, for AVX2 and FMA.
    .target(name: "KernelsAVX2", swiftSettings: level("-march=x86-64-v3")),
    // The same files, for AVX-512.
    .target(name: "KernelsAVX512", swiftSettings: level("-march=x86-64-v4", "-mprefer-vector-width=512")),
    // The kernels of the best instruction set at hand, behind safe signatures.
    .target(
      name: "Kernels", dependencies: ["CProcessor", "KernelsBaseline", "KernelsAVX2", "KernelsAVX512"],
      swiftSettings: strict),
    // Matrices, factorisations, quantiles, distributions, minimisation.
    .target(name: "Numerics", dependencies: ["COpenBLAS", "CBoost", "CNLopt"], swiftSettings: strict),
    // Random numbers as pure functions of (seed, stream, path, step, factor).
    .target(name: "RandomStreams", dependencies: ["Kernels", "Numerics"], swiftSettings: strict),

    // What a person types into a file, as checked values: tables, documents, dates.
    .target(name: "Documents", swiftSettings: strict),
    // What a figure came from: content hashes, the version of the tool.
    .target(name: "Provenance", dependencies: ["CCrypto"], swiftSettings: strict),

    // MARK: - From prices to a market model

    // Observed prices as validated values; returns; the quality report.
    .target(name: "MarketData", dependencies: ["Documents"], swiftSettings: strict),
    // The vocabulary: what a market model is, Codable, validated when made.
    .target(name: "MarketModel", dependencies: ["Documents"], swiftSettings: strict),
    // Observed prices to a market model, with diagnostics.
    .target(
      name: "Estimation", dependencies: ["Documents", "MarketData", "MarketModel", "RandomStreams", "Numerics"],
      swiftSettings: strict),

    // MARK: - From paths to parameters

    // A market model to blocks of price paths; the audit of those paths.
    .target(
      name: "Simulation", dependencies: ["MarketModel", "RandomStreams", "Numerics", "Kernels"], swiftSettings: strict),
    // What is held and owed, and what it is worth on a path.
    .target(
      name: "Portfolio", dependencies: ["Documents", "MarketModel", "Kernels"], swiftSettings: strict),
    // Collateral weights, initial and maintenance margin, health, liquidation prices.
    .target(
      name: "Margin", dependencies: ["Documents", "MarketModel", "Portfolio", "Numerics"], swiftSettings: strict),
    // What happens on a path when health fails: oracles, auctions, liquidators, price impact, who pays.
    .target(
      name: "Liquidation", dependencies: ["Documents", "Portfolio", "Margin", "Numerics"], swiftSettings: strict),
    // Losses to VaR, expected shortfall, intervals and contributions.
    .target(name: "RiskMeasures", dependencies: ["Numerics"], swiftSettings: strict),

    // A risk target to parameters; baskets side by side.
    .target(
      name: "Calibration",
      dependencies: ["MarketModel", "Simulation", "Portfolio", "RiskMeasures", "Numerics", "Kernels"],
      swiftSettings: strict),
    // Accounts on simulated paths: who is called, when and for how much; joint margin beside haircuts.
    .target(
      name: "MarginCalls",
      dependencies: ["MarketModel", "Simulation", "Portfolio", "Margin", "RiskMeasures", "Numerics", "Kernels"],
      swiftSettings: strict),
    // Venues and issuers on simulated paths that their own sales move: liquidations, bad debt, runs; scenarios.
    .target(
      name: "Stress",
      dependencies: [
        "Documents", "MarketModel", "Simulation", "Portfolio", "Margin", "Liquidation", "RiskMeasures", "MarginCalls",
        "Numerics", "Kernels",
      ], swiftSettings: strict),
    // Result values to Markdown and charts; it computes nothing.
    .target(
      name: "Reporting",
      dependencies: [
        "MarketData", "MarketModel", "Estimation", "Simulation", "Portfolio", "Margin", "Liquidation", "RiskMeasures",
        "Calibration", "MarginCalls", "Stress", "Documents",
      ], swiftSettings: strict),

    // MARK: - The command

    // Threads over blocks of paths.
    .target(name: "Scheduling", dependencies: ["Simulation"], swiftSettings: strict),
    // Declared commands and options to parsed values, help, errors and suggestions.
    .target(name: "Arguments", dependencies: ["Documents"], swiftSettings: strict),

    // Arguments, files, clock, progress, exit codes.
    .executableTarget(
      name: "ballast",
      dependencies: [
        "Kernels", "Numerics", "Documents", "Provenance", "MarketData", "MarketModel", "Estimation", "Simulation",
        "Portfolio", "Margin", "Liquidation", "RiskMeasures", "Calibration", "MarginCalls", "Stress", "Reporting",
        "Scheduling", "Arguments",
      ], swiftSettings: strict),
    // The workloads on which the project is measured, for development.
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "Kernels", "Numerics", "RandomStreams", "Documents", "MarketData", "MarketModel", "Estimation", "Simulation",
        "Portfolio", "Margin", "Liquidation", "RiskMeasures", "Calibration", "MarginCalls", "Stress", "Scheduling",
        "Arguments",
      ], swiftSettings: strict),

    // MARK: - Tests

    // What tests of several targets draw their cases from.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    .testTarget(name: "DocumentsTests", dependencies: ["Documents", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "NumericsTests", dependencies: ["Numerics"], swiftSettings: strict),
    .testTarget(
      name: "KernelsTests", dependencies: ["Kernels", "Numerics"], resources: [.copy("Reference")],
      swiftSettings: strict),
    .testTarget(
      name: "RandomStreamsTests", dependencies: ["RandomStreams", "Kernels", "Numerics"], swiftSettings: strict),
    .testTarget(name: "MarketModelTests", dependencies: ["MarketModel", "Documents"], swiftSettings: strict),
    .testTarget(
      name: "RiskMeasuresTests", dependencies: ["RiskMeasures", "RandomStreams", "Kernels", "Numerics"],
      swiftSettings: strict),
    .testTarget(
      name: "SimulationTests", dependencies: ["Simulation", "MarketModel", "RandomStreams", "Numerics", "Kernels"],
      swiftSettings: strict),
    .testTarget(
      name: "PortfolioTests", dependencies: ["Portfolio", "Documents", "MarketModel", "Numerics", "Kernels"],
      resources: [.copy("Reference")], swiftSettings: strict),
    .testTarget(
      name: "MarginTests",
      dependencies: ["Margin", "Documents", "MarketModel", "Portfolio", "Numerics", "Kernels", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "LiquidationTests",
      dependencies: ["Liquidation", "Documents", "Portfolio", "Margin", "Numerics", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "StressTests",
      dependencies: [
        "Stress", "Documents", "MarketModel", "Simulation", "Portfolio", "Margin", "Liquidation", "RiskMeasures",
        "MarginCalls", "Numerics", "Kernels", "TestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "MarginCallsTests",
      dependencies: [
        "MarginCalls", "Documents", "MarketModel", "Simulation", "Portfolio", "Margin", "RiskMeasures", "Numerics",
        "Kernels", "TestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "CalibrationTests",
      dependencies: ["Calibration", "Simulation", "MarketModel", "Portfolio", "RiskMeasures", "Numerics"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Reporting", "Documents", "MarketData", "MarketModel", "Estimation", "Simulation", "Portfolio", "Margin",
        "Liquidation", "RiskMeasures", "Calibration", "MarginCalls", "Stress",
      ],
      swiftSettings: strict),
    .testTarget(name: "MarketDataTests", dependencies: ["MarketData", "Documents"], swiftSettings: strict),
    .testTarget(
      name: "EstimationTests",
      dependencies: [
        "Estimation", "Documents", "MarketData", "MarketModel", "Simulation", "RandomStreams", "Numerics",
        "TestSupport",
      ],
      resources: [.copy("Reference")], swiftSettings: strict),
    .testTarget(name: "ArgumentsTests", dependencies: ["Arguments"], swiftSettings: strict),
    .testTarget(name: "BallastTests", dependencies: ["TestSupport"], swiftSettings: strict),
  ]
)
