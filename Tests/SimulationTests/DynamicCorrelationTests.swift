import MarketModel
import Numerics
import Simulation
import Testing

@Suite("Statistics of a correlation that moves")
struct DynamicCorrelationTests {
  private static let longRun = [[1, 0.6, 0.2], [0.6, 1, -0.3], [0.2, -0.3, 1]]
  private static let elsewhere = [[1.5, -0.4, 0.1], [-0.4, 0.8, 0.2], [0.1, 0.2, 1]]

  struct Setting: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var innovations = ClusteredReturns.Innovations.normal
    var current: [[Double]]?
    var alpha = 0.1
    var beta = 0.8
  }

  static let settings = [
    Setting(testDescription: "normal"),
    Setting(testDescription: "Student t", innovations: .studentT(degreesOfFreedom: 12)),
    Setting(testDescription: "from elsewhere", current: elsewhere),
    Setting(
      testDescription: "Student t from elsewhere", innovations: .studentT(degreesOfFreedom: 12), current: elsewhere),
    Setting(testDescription: "the last product alone", alpha: 0.4, beta: 0),
    Setting(testDescription: "no answer to products", current: elsewhere, alpha: 0, beta: 0.9),
  ]

  private static func simulation(_ setting: Setting, steps: Int) throws -> Simulation {
    let still = VolatilityClustering((0..<3).map { _ in VolatilityClustering.Driver.constant })
    return try Simulation(
      model: MarketModel(
        assets: ["A", "B", "C"], volatility: [0.6, 0.6, 0.6], correlation: longRun,
        dynamics: .garch(
          ClusteredReturns(
            stepDays: 1, clustering: still, innovations: setting.innovations,
            dynamicCorrelation: DynamicCorrelation(
              alpha: setting.alpha, beta: setting.beta, current: setting.current)))),
      grid: TimeGrid(steps: steps, stepDays: 1), seed: 91)
  }

  /// The standardised returns of each step, and the correlation that the recursion gives each path in it.
  private static func recursion(
    _ setting: Setting, steps: Int, paths: Int
  ) throws -> [[(values: [Double], correlation: [[Double]])]] {
    let (mean, deviation) = (-0.18 / 365, (0.36 / 365).squareRoot())
    let returns = try simulation(setting, steps: steps).stepReturns(paths: paths)
    return (0..<paths).map { path in
      var q = setting.current ?? longRun
      return returns.map { columns in
        let e = columns.map { ($0[path] - mean) / deviation }
        let correlation = q.indices.map { row in
          q.indices.map { q[row][$0] / (q[row][row] * q[$0][$0]).squareRoot() }
        }
        for row in q.indices {
          for column in q.indices {
            q[row][column] =
              (1 - setting.alpha - setting.beta) * longRun[row][column] + setting.alpha * e[row] * e[column]
              + setting.beta * q[row][column]
          }
        }
        return (e, correlation)
      }
    }
  }

  @Test("given a path's past its returns have the correlation of the recursion, matrix by matrix", arguments: settings)
  func conditional(setting: Setting) throws {
    let drawn = try Self.recursion(setting, steps: 60, paths: 1 << 14)
    for step in [1, 2, 3, 10, 60] {
      for row in 0..<3 {
        for column in 0...row {
          let products = drawn.map { path in
            let (e, correlation) = path[step - 1]
            return (distance: e[row] * e[column] - correlation[row][column], correlation: correlation[row][column])
          }
          // Whatever the weight, as long as the past alone decides on it.
          expectMean(products.map(\.distance), of: 0, "step \(step), \(row) \(column)")
          let middle = products.map(\.correlation).sorted()[products.count / 2]
          expectMean(
            products.map { $0.correlation > middle ? $0.distance : -$0.distance }, of: 0,
            "step \(step), \(row) \(column), by side")
          expectMean(
            products.map { $0.distance * ($0.correlation - Self.longRun[row][column]) }, of: 0,
            "step \(step), \(row) \(column), by size")
        }
      }
    }
  }

  @Test("given a path's past its returns are independent normals times the root of that matrix")
  func whitened() throws {
    let drawn = try Self.recursion(Self.settings[2], steps: 10, paths: 1 << 14)
    let last = try drawn.map { path -> [Double] in
      let (e, correlation) = path[9]
      let factor = try Matrix(correlation).choleskyFactor()
      return factor.whitened(Matrix([e])).rowValues[0]
    }
    for row in 0..<3 {
      let u = last.map { $0[row] }
      expectMean(u.map { $0 * $0 * $0 }, of: 0)
      expectMean(u.map { $0 * $0 * $0 * $0 - 6 * ($0 * $0 - 1) }, of: 3)
      for column in 0..<row { expectMean(last.map { $0[row] * $0[row] * $0[column] * $0[column] }, of: 1) }
    }
  }

  @Test("without an answer the correlation moves to its long run as the powers of beta")
  func decay() throws {
    let simulation = try Self.simulation(Self.settings[5], steps: 12)
    let deviation = (0.36 / 365).squareRoot()
    for (step, columns) in simulation.stepReturns(paths: 1 << 17, at: [1, 4, 12]) {
      var left = 1.0
      for _ in 1..<step { left *= 0.9 }
      func q(_ row: Int, _ column: Int) -> Double {
        left * Self.elsewhere[row][column] + (1 - left) * Self.longRun[row][column]
      }
      let z = columns.map { $0.map { ($0 + 0.18 / 365) / deviation } }
      expectMean(
        zip(z[0], z[1]).map { $0 * $1 }, of: q(0, 1) / (q(0, 0) * q(1, 1)).squareRoot(), "step \(step)")
    }
  }

  @Test("a correlation that does not move is a correlation that stays")
  func constant() throws {
    let grid = try TimeGrid(steps: 5, stepDays: 1)
    func drawn(_ correlation: DynamicCorrelation?) throws -> [[[Double]]] {
      let model = try model(assets: 3, dynamics: .garch(clustered(3, correlation: correlation)))
      return try Simulation(model: model, grid: grid, seed: 3).logRatios(Array(0..<64))
    }
    let (moving, staying) = (try drawn(DynamicCorrelation(alpha: 0, beta: 0)), try drawn(nil))
    for (row, other) in zip(moving.joined().joined(), staying.joined().joined()) { #expect(abs(row - other) < 1e-15) }
  }
}
