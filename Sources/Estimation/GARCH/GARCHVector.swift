internal import Numerics

/// A number per parameter of a GARCH law: a point, a gradient or a direction.
///
/// In the place of the degrees of freedom ν stands 1/ν, in which the likelihood is smooth up to the normal law at 0.
struct GARCHVector: Equatable {
  var elements: SIMD8<Double>

  static let zero = GARCHVector(elements: .zero)

  init(elements: SIMD8<Double>) { self.elements = elements }

  /// The vector with 1 at one parameter and 0 elsewhere.
  init(unit parameter: GARCHParameter) {
    elements = .zero
    self[parameter] = 1
  }

  /// The parameters of a law.
  init(_ model: GARCH) {
    elements = [model.mean, model.omega, model.alpha, model.gamma, model.beta, 0, 0, 0]
    if case .studentT(let degreesOfFreedom) = model.innovations { self[.degreesOfFreedom] = 1 / degreesOfFreedom }
  }

  subscript(parameter: GARCHParameter) -> Double {
    get { elements[parameter.rawValue] }
    set { elements[parameter.rawValue] = newValue }
  }

  /// α + γ/2 + β.
  var persistence: Double { self[.alpha] + self[.gamma] / 2 + self[.beta] }

  func dot(_ other: GARCHVector) -> Double { (elements * other.elements).sum() }

  /// The law with these parameters, for returns that were divided by a scale.
  func model(scale: Double) -> GARCH {
    GARCH(
      mean: self[.mean] * scale, omega: self[.omega] * scale * scale, alpha: self[.alpha], gamma: self[.gamma],
      beta: self[.beta],
      innovations: self[.degreesOfFreedom] > 0
        ? .studentT(degreesOfFreedom: 1 / self[.degreesOfFreedom]) : .normal)
  }

  /// A change of the parameters in the unit of the returns and in degrees of freedom, for each parameter.
  ///
  /// - Parameters:
  ///   - scale: What the returns were divided by.
  ///   - point: Where the change is small.
  /// - Returns: The change of each parameter of the law, among them that of ν itself.
  func inUnits(scale: Double, at point: GARCHVector) -> GARCHVector {
    var result = self
    result[.mean] *= scale
    result[.omega] *= scale * scale
    if point[.degreesOfFreedom] > 0 {
      // A larger 1/ν is a smaller ν.
      result[.degreesOfFreedom] /= -(point[.degreesOfFreedom] * point[.degreesOfFreedom])
    }
    return result
  }
}

extension GARCHVector {
  static func + (left: GARCHVector, right: GARCHVector) -> GARCHVector {
    GARCHVector(elements: left.elements + right.elements)
  }

  static func - (left: GARCHVector, right: GARCHVector) -> GARCHVector {
    GARCHVector(elements: left.elements - right.elements)
  }

  static func * (factor: Double, vector: GARCHVector) -> GARCHVector {
    GARCHVector(elements: factor * vector.elements)
  }

  static func += (left: inout GARCHVector, right: GARCHVector) { left.elements += right.elements }

  static func -= (left: inout GARCHVector, right: GARCHVector) { left.elements -= right.elements }
}
