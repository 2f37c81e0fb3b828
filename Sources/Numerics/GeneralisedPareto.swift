/// The generalised Pareto distribution of what exceeds a high threshold.
///
/// P(Y > y) = (1 + ξ y/β)^(-1/ξ) for y >= 0, and exp(-y/β) where the shape ξ is 0, the limit. With ξ > 0 the tail falls as a
/// power of y, with ξ < 0 it ends at -β/ξ. Every function keeps its precision as ξ goes to 0.
public struct GeneralisedPareto: Equatable, Sendable {
  /// The scale β, in the unit of the excesses.
  public let scale: Double
  /// The shape ξ.
  public let shape: Double

  /// The distribution with a scale and a shape.
  ///
  /// - Precondition: both are finite, and the scale is positive.
  public init(scale: Double, shape: Double) {
    precondition(scale > 0 && scale.isFinite && shape.isFinite, "A positive scale and a finite shape")
    self.scale = scale
    self.shape = shape
  }

  /// The largest excess: infinite for a shape of 0 or more.
  public var upperEnd: Double { shape < 0 ? -scale / shape : .infinity }

  /// P(Y > `y`); 1 for negative values.
  public func survival(_ y: Double) -> Double { y > 0 ? (-cumulativeHazard(y)).exponential : 1 }

  /// P(Y <= `y`); 0 for negative values.
  public func cumulative(_ y: Double) -> Double { y > 0 ? -(-cumulativeHazard(y)).exponentialMinusOne : 0 }

  /// The logarithm of the density; minus infinity outside the support.
  public func logDensity(_ y: Double) -> Double {
    guard y >= 0, y < upperEnd else { return -.infinity }
    return -(1 + shape) * cumulativeHazard(y) - scale.logarithm
  }

  /// The excess that is exceeded with a probability.
  ///
  /// - Parameter survival: The probability; 0 gives the upper end.
  /// - Returns: The excess, in the unit of the scale.
  /// - Precondition: `0 <= survival <= 1`.
  public func quantile(survival: Double) -> Double {
    precondition(survival >= 0 && survival <= 1, "A probability")
    if survival == 0 { return upperEnd }
    let hazard = -survival.logarithm
    return scale * (isExponential ? hazard : (shape * hazard).exponentialMinusOne / shape)
  }

  /// The mean, β/(1-ξ); infinite for a shape of 1 or more.
  public var mean: Double { shape < 1 ? scale / (1 - shape) : .infinity }

  /// The mean of the square, 2β²/((1-ξ)(1-2ξ)); infinite for a shape of 1/2 or more.
  public var meanSquare: Double { shape < 0.5 ? 2 * scale * scale / ((1 - shape) * (1 - 2 * shape)) : .infinity }

  /// The mean of what an excess has above `y`, given that it exceeds it: (β + ξ y)/(1-ξ).
  ///
  /// - Precondition: `y` is not negative and below the upper end.
  public func meanExcess(over y: Double) -> Double {
    precondition(y >= 0 && y < upperEnd, "An excess that can be exceeded")
    return shape < 1 ? (scale + shape * y) / (1 - shape) : .infinity
  }

  /// Minus the logarithm of the survival function, for a positive excess.
  private func cumulativeHazard(_ y: Double) -> Double {
    if y >= upperEnd { return .infinity }
    return isExponential ? y / scale : (shape * (y / scale)).logarithmOfOnePlus / shape
  }

  /// Whether the shape is so small that a product with it would lose digits to underflow.
  private var isExponential: Bool { shape.magnitude < 1e-200 }
}
