extension House {
  /// The house of this package, where a target may still be absent but none may be unknown.
  static let ballast = House(
    [
      .door("COpenBLAS"),
      .door("CBoost"),
      .door("CNLopt"),
      .door("CProcessor"),
      .door("CCrypto"),
      .library("KernelsBaseline"),
      .library("KernelsAVX2"),
      .library("KernelsAVX512"),
      .library("Kernels", "CProcessor", "KernelsBaseline", "KernelsAVX2", "KernelsAVX512"),
      .library("Numerics", "COpenBLAS", "CBoost", "CNLopt"),
      .library("RandomStreams", "Kernels", "Numerics"),
      .library("Provenance", "CCrypto"),
      .library("MarketData"),
      .library("MarketModel"),
      .library("Estimation", "MarketData", "MarketModel", "RandomStreams", "Numerics"),
      .library("Simulation", "MarketModel", "RandomStreams", "Numerics", "Kernels"),
      .library("Portfolio", "Numerics", "Kernels"),
      .library("RiskMeasures", "Numerics"),
      .library("Calibration", "MarketModel", "Simulation", "Portfolio", "RiskMeasures", "Numerics", "Kernels"),
      .library(
        "Reporting", "MarketData", "MarketModel", "Simulation", "Portfolio", "RiskMeasures", "Calibration",
        "Estimation"),
      .library("Scheduling", "Simulation"),
      .library("Arguments"),
    ],
    programs: ["ballast", "benchmarks"])
}
