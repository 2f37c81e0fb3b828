internal import Foundation

/// A smooth function on an interval, tabulated as one polynomial for each of its equal pieces.
///
/// Each polynomial interpolates the function at the Chebyshev nodes of its piece, which is within a small factor of the
/// best polynomial of that degree.
public struct PiecewisePolynomial: Equatable, Sendable {
  private let low: Double
  private let piecesPerUnit: Double
  private let pieces: Int
  private let degree: Int
  /// Piece after piece, from the highest power of the position in the piece, which runs from -1 to 1.
  private let coefficients: [Double]

  /// The table of a function.
  ///
  /// - Parameters:
  ///   - interval: Where the function is tabulated; not empty.
  ///   - pieces: The number of pieces; at least 1.
  ///   - degree: The degree of each polynomial; at least 1.
  ///   - function: The function; called `pieces * (degree + 1)` times.
  public init(
    on interval: ClosedRange<Double>, pieces: Int, degree: Int, approximating function: (Double) -> Double
  ) {
    precondition(interval.lowerBound < interval.upperBound && pieces >= 1 && degree >= 1, "Nothing to tabulate")
    low = interval.lowerBound
    self.pieces = pieces
    self.degree = degree
    let width = (interval.upperBound - interval.lowerBound) / Double(pieces)
    piecesPerUnit = 1 / width
    let nodes = (0...degree).map { cos(Double.pi * (Double($0) + 0.5) / Double(degree + 1)) }
    let chebyshev = Self.chebyshevPolynomials(upTo: degree)
    var coefficients: [Double] = []
    for piece in 0..<pieces {
      let middle = interval.lowerBound + (Double(piece) + 0.5) * width
      let values = nodes.map { function(middle + 0.5 * width * $0) }
      var polynomial = [Double](repeating: 0, count: degree + 1)
      for order in 0...degree {
        // The discrete cosine transform of the values gives the coefficient of each Chebyshev polynomial.
        let sum = values.indices.reduce(0) { sum, node in
          sum + values[node] * cos(Double.pi * Double(order) * (Double(node) + 0.5) / Double(degree + 1))
        }
        let weight = (order == 0 ? 1.0 : 2.0) / Double(degree + 1) * sum
        for power in 0...order { polynomial[power] += weight * chebyshev[order][power] }
      }
      coefficients += polynomial.reversed()
    }
    self.coefficients = coefficients
  }

  /// The value at `x`, which is held to the interval.
  ///
  /// - Complexity: O(degree).
  public func value(at x: Double) -> Double {
    let position = (x - low) * piecesPerUnit
    let piece = max(0, min(pieces - 1, Int(position)))
    let t = max(-1, min(1, 2 * (position - Double(piece)) - 1))
    let first = piece * (degree + 1)
    var sum = coefficients[first]
    for index in first + 1...first + degree { sum = sum * t + coefficients[index] }
    return sum
  }

  /// The values at some numbers, each as ``value(at:)`` gives it, in a loop that looks nothing up twice.
  ///
  /// - Parameters:
  ///   - arguments: The numbers.
  ///   - target: Receives the values in its first places.
  /// - Precondition: the target has a place for each number.
  /// - Complexity: O(degree) each.
  public func values(at arguments: [Double], into target: inout [Double]) {
    precondition(target.count >= arguments.count, "The target is too short")
    let (low, piecesPerUnit, last, degree) = (low, piecesPerUnit, pieces - 1, degree)
    unsafe coefficients.withUnsafeBufferPointer { coefficients in
      for index in arguments.indices {
        let position = (arguments[index] - low) * piecesPerUnit
        let piece = max(0, min(last, Int(position)))
        let t = max(-1, min(1, 2 * (position - Double(piece)) - 1))
        let first = piece * (degree + 1)
        var sum = unsafe coefficients[first]
        for place in first + 1...first + degree { sum = unsafe sum * t + coefficients[place] }
        target[index] = sum
      }
    }
  }

  /// The coefficients, from the constant upwards, of the Chebyshev polynomials up to a degree.
  private static func chebyshevPolynomials(upTo degree: Int) -> [[Double]] {
    var polynomials = [[1.0], [0.0, 1.0]]
    for order in 2..<max(2, degree + 1) {
      var next = [0.0] + polynomials[order - 1].map { 2 * $0 }
      for (power, value) in polynomials[order - 2].enumerated() { next[power] -= value }
      polynomials.append(next)
    }
    return polynomials
  }
}
