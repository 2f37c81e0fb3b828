import Estimation
import Foundation
import Numerics

extension SyntheticMarket {
  /// A Poisson number, by inversion.
  mutating func poisson(_ mean: Double) -> Int {
    let level = uniform()
    var (number, probability) = (0, exp(-mean))
    var cumulative = probability
    while cumulative < level, number < 100 {
      number += 1
      probability *= mean / Double(number)
      cumulative += probability
    }
    return number
  }

  /// A normal vector whose covariance has this Cholesky factor.
  mutating func normals(_ factor: LowerTriangularMatrix) -> [Double] {
    var row = (0..<factor.order).map { _ in normal() }
    factor.correlate(&row, rows: 1)
    return row
  }

  /// Log returns of single steps of a law with common jumps, a row per step.
  mutating func returns(of law: CommonJumpLaw, steps: Int) throws -> Matrix {
    let diffusion = try law.diffusionCovariance.scaled(by: 1 / law.stepsPerYear).choleskyFactor()
    let jumps = try law.jumpCovariance.choleskyFactor()
    return Matrix(
      (0..<steps).map { _ in
        var row = zip(normals(diffusion), law.drift).map { $0 + $1 / law.stepsPerYear }
        for _ in 0..<poisson(law.jumpsPerYear / law.stepsPerYear) {
          row = zip(row, zip(normals(jumps), law.jumpMean)).map { $0 + $1.0 + $1.1 }
        }
        return row
      })
  }

  /// Log returns of single steps of a law of one asset.
  mutating func returns(of law: MertonLaw, over step: Double, steps: Int) -> [Double] {
    (0..<steps).map { _ in
      var value = law.drift * step + law.volatility * step.squareRoot() * normal()
      for kind in law.jumps {
        for _ in 0..<poisson(kind.rate * step) { value += kind.mean + kind.volatility * normal() }
      }
      return value
    }
  }
}

extension Matrix {
  /// The covariance of volatilities and one correlation of all pairs.
  static func covariance(volatilities: [Double], correlation: Double) -> Matrix {
    var result = Matrix(rows: volatilities.count, columns: volatilities.count, repeating: correlation)
    for index in volatilities.indices { result[index, index] = 1 }
    return result.scaledOnBothSides(by: volatilities)
  }
}
