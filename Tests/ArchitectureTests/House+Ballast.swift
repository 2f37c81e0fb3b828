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
      .library("Documents"),
      .library("Provenance", "CCrypto"),
      .library("MarketData", "Documents"),
      .library("MarketModel", "Documents"),
      .library("Estimation", "Documents", "MarketData", "MarketModel", "RandomStreams", "Numerics"),
      .library("Simulation", "MarketModel", "RandomStreams", "Numerics", "Kernels"),
      .library("Portfolio", "Documents", "MarketModel", "Kernels"),
      .library("Margin", "Documents", "MarketModel", "Portfolio", "Numerics"),
      .library("Liquidation", "Documents", "Portfolio", "Margin", "Numerics"),
      .library("RiskMeasures", "Numerics"),
      .library("Calibration", "MarketModel", "Simulation", "Portfolio", "RiskMeasures", "Numerics", "Kernels"),
      .library(
        "MarginCalls", "MarketModel", "Simulation", "Portfolio", "Margin", "RiskMeasures", "Numerics", "Kernels"),
      .library(
        "Stress", "Documents", "MarketModel", "Simulation", "Portfolio", "Margin", "Liquidation", "RiskMeasures",
        "MarginCalls", "Numerics", "Kernels"),
      .library(
        "Reporting", "Documents", "MarketData", "MarketModel", "Simulation", "Portfolio", "Margin", "Liquidation",
        "RiskMeasures", "Calibration", "MarginCalls", "Stress", "Estimation"),
      .library("Scheduling", "Simulation"),
      .library("Arguments", "Documents"),
    ],
    programs: ["ballast", "benchmarks"])
}
