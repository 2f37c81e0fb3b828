import Simulation
import MarketModel
import Numerics
import Kernels
import Foundation

LinearAlgebra.useCallingThreadOnly()
func time(_ name: String, _ cells: Double, _ body: () -> Void) {
  body()
  let clock = ContinuousClock()
  var best = 1e9
  for _ in 0..<5 { let t = clock.measure(body); best = min(best, Double(t.components.attoseconds) * 1e-18 + Double(t.components.seconds)) }
  print(name, best, best / cells * 1e9, "ns/cell")
}
let assets = 20
let sigma = (0..<assets).map { 0.03 + 0.03 * Double($0) / Double(assets - 1) }
let load = (0..<assets).map { 0.75 + 0.15 * Double($0) / Double(assets - 1) }
let corr = (0..<assets).map { i in (0..<assets).map { j in i == j ? 1.0 : load[i] * load[j] } }
for level in InstructionSet.available {
  print(level)
  var words = [UInt64](repeating: 0, count: 256), w2 = words
  var out = [Double](repeating: 0, count: 256)
  let paths = (0..<256).map { UInt64($0) }
  time("philox", 512 * 1000) { for i in 0..<1000 { level.philoxWords(.init(seed: 1, stream: 0, step: UInt32(i), pair: 0), paths: paths, first: &words, second: &w2) } }
  time("normals", 256 * 1000) { for _ in 0..<1000 { level.standardNormals(from: words, into: &out, at: 0) } }
  time("exp", 256 * 1000) { for _ in 0..<1000 { level.exponentials(of: out, into: &out, in: 0..<256); for i in 0..<256 { out[i] = 0.1 } } }
  for dyn in [Dynamics.gaussian, .studentT(degreesOfFreedom: 4)] {
    let model = try MarketModel(assets: (0..<assets).map { "A\($0)" }, volatility: sigma.map { $0 * 365.0.squareRoot() }, correlation: corr, dynamics: dyn)
    let sim = try Simulation(model: model, grid: TimeGrid(steps: 10, stepDays: 1), seed: 1, instructionSet: level)
    var tile = sim.makeTile()
    time("paths \(dyn.kind)", Double(100 * 256 * 200)) {
      for t in 0..<100 { sim.draw(UInt64(t * 256)..<UInt64(t * 256 + 256), in: &tile) { _, tile in tile.computePriceRatios(of: Array(0..<assets)) } }
    }
    time("audit", 1) { _ = try! PathAudit(of: sim) }
    let a = try PathAudit(of: sim); print(a.passed, a.worst!)
  }
}
