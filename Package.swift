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

/// The settings of one kernel level. SwiftPM refuses unsafe flags in a package that somebody else depends on; there,
/// and on processors other than x86-64, every level is compiled for the baseline.
func level(_ flags: String...) -> [SwiftSetting] {
  #if arch(x86_64)
    if !Context.packageDirectory.contains("/checkouts/") {
      return strict + [.unsafeFlags(flags.flatMap { ["-Xcc", $0] })]
    }
  #endif
  return strict
}

let package = Package(
  name: "ballast",
  platforms: [.macOS("26.0")],
  targets: [
    // MARK: - Doors to C libraries

    // OpenBLAS and LAPACKE: matrix products and factorisations.
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev", "liblapacke-dev"])]),
    // Boost.Math: distributions and one-dimensional minimisation.
    .target(name: "CBoostMath", linkerSettings: [.linkedLibrary("m")]),

    // MARK: - From prices to a market model

    // Observed prices as validated values; returns; the quality report.
    .target(name: "MarketData", swiftSettings: strict),

    // MARK: - The command

    // Declared commands and options to parsed values, help, errors and suggestions.
    .target(name: "Arguments", swiftSettings: strict),

    // MARK: - Tests

    .testTarget(name: "MarketDataTests", dependencies: ["MarketData"], swiftSettings: strict),
    .testTarget(name: "ArgumentsTests", dependencies: ["Arguments"], swiftSettings: strict),
  ]
)
