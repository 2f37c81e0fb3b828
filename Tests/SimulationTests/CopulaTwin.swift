import Foundation
import MarketModel
import Numerics
import RandomStreams
import Simulation

/// Paths of a copula law, drawn one number at a time.
struct CopulaTwin {
  let model: MarketModel
  let returns: CopulaReturns

  init(_ model: MarketModel) {
    guard case .copula(let returns) = model.dynamics else { preconditionFailure("Another law") }
    self.model = model
    self.returns = returns
  }

  /// The value of a margin that is not exceeded with a probability.
  static func quantile(_ margin: ReturnMargin, _ probability: Double) -> Double {
    func excess(_ tail: ReturnMargin.Tail, _ beyond: Double) -> Double {
      tail.shape == 0
        ? -tail.scale * log(beyond / tail.probability)
        : tail.scale / tail.shape * (pow(beyond / tail.probability, -tail.shape) - 1)
    }
    let last = margin.middle.count - 1
    if probability < margin.lower.probability { return margin.middle[0] - excess(margin.lower, probability) }
    if probability > 1 - margin.upper.probability {
      return margin.middle[last] + excess(margin.upper, 1 - probability)
    }
    let share = (1 - margin.lower.probability - margin.upper.probability) / Double(last)
    let place = (probability - margin.lower.probability) / share
    let piece = min(last - 1, Int(place))
    return margin.middle[piece] + (place - Double(piece)) * (margin.middle[piece + 1] - margin.middle[piece])
  }

  /// The returns of some paths in some steps.
  func sample(paths: Int, steps: Int, seed: UInt64) throws -> PathSample {
    let ν = returns.degreesOfFreedom
    let drivers = model.drivers.count
    let factor = try Matrix(model.correlation).choleskyFactor().matrix
    let (law, chiSquared) = (StudentT(degreesOfFreedom: ν), ChiSquared(degreesOfFreedom: ν))
    let stream = RandomStream(seed: seed, stream: 0)
    var buffer = WordBuffer(paths: paths)
    var normals = [Double](repeating: 0, count: (drivers + 1) * paths)
    let longRun = model.volatility.map { $0 * $0 / 365 }
    var variances = (0..<drivers).map { driver -> [Double] in
      let current = returns.clustering?.drivers[driver].currentVolatility.map { $0 * $0 / 365 }
      return [Double](repeating: current ?? longRun[driver], count: paths)
    }
    var openings: [Matrix] = []
    var horizon = Matrix(rows: paths, columns: drivers)
    for step in 0..<steps {
      stream.standardNormals(
        step: step, factors: drivers + 1, paths: (0..<UInt64(paths)).map { $0 }, into: &normals, buffer: &buffer)
      var returns = Matrix(rows: paths, columns: drivers)
      for path in 0..<paths {
        let scale = (ν / chiSquared.quantile(atNormal: normals[drivers * paths + path])).squareRoot()
        for driver in 0..<drivers {
          let shock = (0...driver).reduce(0) { $0 + factor[driver, $1] * normals[$1 * paths + path] }
          let x = Self.quantile(self.returns.margins[driver], law.cumulative(shock * scale))
          let h = variances[driver][path]
          returns[path, driver] = model.drift[driver] / 365 - h / 2 + h.squareRoot() * x
          horizon[path, driver] += returns[path, driver]
          guard let clustering = self.returns.clustering?.drivers[driver] else { continue }
          let persistence = clustering.persistence(fallShare: self.returns.margins[driver].fallShare)
          variances[driver][path] =
            longRun[driver] * (1 - persistence) + (clustering.alpha + (x < 0 ? clustering.gamma : 0)) * h * x * x
            + clustering.beta * h
        }
      }
      openings.append(returns)
    }
    let steps = Matrix(columns: (0..<drivers).map { driver in openings.flatMap { $0.column(driver) } })
    return PathSample(stepReturns: steps, horizonReturns: horizon, openings: openings)
  }
}
