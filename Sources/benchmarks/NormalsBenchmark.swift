import Kernels
import RandomStreams

/// Standard normals into a buffer of 16,384, 500 times, on one thread; the standard deviation of the last ones.
struct NormalsBenchmark: Benchmark {
  let instructionSet: InstructionSet
  private let count = 16_384
  private let rounds = 500
  private let width = 256

  var cells: Int { count * rounds }
  var threadLimit: Int { 1 }
  var floor: [FloorShare] { [FloorShare(.philox), FloorShare(.normals)] }

  func verify() throws {
    try WrongFigure.check("normals", run(threads: 1), against: 1, within: 6.1 * standardError())
  }

  func run(threads: Int) -> Double {
    let stream = RandomStream(seed: identity(1), stream: 0, instructionSet: instructionSet)
    let paths = (0..<UInt64(width)).map { $0 }
    var buffer = WordBuffer(paths: width)
    var normals = [Double](repeating: 0, count: count)
    for round in 0..<rounds {
      stream.standardNormals(step: round, factors: count / width, paths: paths, into: &normals, buffer: &buffer)
      blackHole(normals)
    }
    let mean = normals.reduce(0, +) / Double(count)
    return (normals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)).squareRoot()
  }

  func standardError() -> Double { 1 / Double(2 * count).squareRoot() }
}
