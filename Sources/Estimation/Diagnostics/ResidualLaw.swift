internal import Numerics

/// The law that standardised residuals are claimed to have.
///
/// The functions are called from any thread and must be of one and the same continuous distribution.
public struct ResidualLaw: Sendable {
  /// The law in words: `standard normal`.
  public let description: String
  /// The probability of a value no larger than x.
  public let cumulative: @Sendable (_ x: Double) -> Double
  /// The probability of a value larger than x, without the cancellation of `1 - cumulative(x)` where it matters.
  public let upperTail: @Sendable (_ x: Double) -> Double
  /// The value that is not exceeded with a probability strictly between 0 and 1.
  public let quantile: @Sendable (_ probability: Double) -> Double
  /// What the effect of fitted parameters is known for; nil for a law by its functions.
  let shape: Shape?

  /// A law by its functions.
  ///
  /// - Parameters:
  ///   - description: The law in words.
  ///   - cumulative: The probability of a value no larger than x.
  ///   - upperTail: The probability of a larger one; 1 less the other if not given, which loses the far right tail.
  ///   - quantile: The value that is not exceeded with a probability strictly between 0 and 1.
  public init(
    _ description: String, cumulative: @escaping @Sendable (Double) -> Double,
    upperTail: (@Sendable (Double) -> Double)? = nil, quantile: @escaping @Sendable (Double) -> Double
  ) {
    self.init(description, shape: nil, cumulative: cumulative, upperTail: upperTail, quantile: quantile)
  }

  private init(
    _ description: String, shape: Shape?, cumulative: @escaping @Sendable (Double) -> Double,
    upperTail: (@Sendable (Double) -> Double)?, quantile: @escaping @Sendable (Double) -> Double
  ) {
    self.shape = shape
    self.description = description
    self.cumulative = cumulative
    self.upperTail = upperTail ?? { 1 - cumulative($0) }
    self.quantile = quantile
  }

  /// The normal law of mean 0 and variance 1.
  public static let normal = ResidualLaw(
    "standard normal", shape: .normal, cumulative: StandardNormal.cumulative, upperTail: StandardNormal.upperTail,
    quantile: StandardNormal.quantile)

  /// Student's t of mean 0, scaled to a variance of 1.
  ///
  /// - Parameter degreesOfFreedom: The degrees of freedom.
  /// - Returns: The law.
  /// - Precondition: there are more than 2 degrees of freedom.
  public static func studentT(degreesOfFreedom: Double) -> ResidualLaw {
    precondition(degreesOfFreedom > 2, "There is a variance above 2 degrees of freedom only")
    let law = StudentT(degreesOfFreedom: degreesOfFreedom)
    let scale = ((degreesOfFreedom - 2) / degreesOfFreedom).squareRoot()
    return ResidualLaw(
      "Student t of variance 1 with \(degreesOfFreedom.text(digits: 4)) degrees of freedom",
      shape: .studentT(degreesOfFreedom: degreesOfFreedom), cumulative: { law.cumulative($0 / scale) },
      upperTail: { law.cumulative(-$0 / scale) },
      quantile: { scale * law.quantile($0) })
  }

  /// The law of the innovations of a GARCH process.
  ///
  /// - Parameter innovations: The law that was fitted.
  /// - Returns: The same with its functions.
  public static func innovations(_ innovations: GARCH.Innovations) -> ResidualLaw {
    switch innovations {
    case .normal: .normal
    case .studentT(let degreesOfFreedom): .studentT(degreesOfFreedom: degreesOfFreedom)
    }
  }
}
