/// What a fitted model rests on, for a person to judge and a program to read.
public struct FitDiagnostics: Equatable, Sendable, Codable {
  /// The assets, in the order of the model.
  public let assets: [AssetDiagnostics]
  /// The number of returns that all assets share.
  public let commonObservations: Int
  /// The covariance estimator in one line.
  public let covariance: String
  /// The weight of the target in a shrinkage estimate, between 0 and 1; nil where the method does not shrink.
  public let shrinkage: Double?
  /// The fitted laws; empty where the shared returns are too few or an asset repeats others, so that no density exists.
  public let likelihoods: [LikelihoodDiagnostics]
  /// The standardised returns of each asset against the model's law, over the dates that all assets share; an asset
  /// whose shared returns cannot be tested is left out, with a warning.
  public let series: [SeriesDiagnostics]
  /// The lengths of the standardised return vectors against the model's law; nil where they cannot be tested, with a
  /// warning.
  public let joint: EllipticalDiagnostics?
  /// What a law beyond normal and Student-t returns rests on; nil for those.
  public let law: LawDiagnostics?
  /// The degrees of freedom; nil for dynamics other than Student-t returns.
  public let degreesOfFreedom: Double?
  /// The standard error of the degrees of freedom; nil for gaussian dynamics and where the likelihood is flat.
  public let degreesOfFreedomStandardError: Double?
  /// The degrees of freedom where location and scatter are free to fit, too; nil for gaussian dynamics and where that
  /// fit has no usable maximum.
  public let jointDegreesOfFreedom: Double?
  /// The standard error of the joint degrees of freedom; nil as they are, and where the likelihood is flat.
  public let jointDegreesOfFreedomStandardError: Double?
  /// The smallest eigenvalue of the model's correlation.
  public let smallestEigenvalue: Double
  /// The largest eigenvalue of the model's correlation over the smallest.
  public let conditionNumber: Double
  /// What was changed on the way, a line for each change.
  public let repairs: [String]
  /// What a reader should look at, a line for each.
  public let warnings: [String]
}
