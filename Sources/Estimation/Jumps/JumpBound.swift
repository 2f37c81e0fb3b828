/// A bound that a fitted law with jumps lies on, so that the data would rather have it beyond.
public enum JumpBound: String, CaseIterable, Sendable {
  /// The jumps are as frequent as ``JumpSpecification/mostJumpsPerStep`` lets them be.
  case mostFrequentJumps
  /// In some direction the variance of a jump is at its least, 0.01 of that of the body of a step's returns.
  ///
  /// With fewer jumps than a covariance needs, or all of one size, the likelihood would rise as a variance goes to 0.
  case leastJumpVariance
  /// In some direction the variance of the diffusion is at its least, 0.01 of that of the body of a step's returns.
  case leastDiffusionVariance
}
