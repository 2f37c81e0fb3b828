import Numerics
import RandomStreams

/// Random numbers of a test, the same in every run.
struct Draws {
  /// What keeps the numbers of one test apart from those of another.
  let seed: UInt64
  /// What keeps numbers of different purpose apart within a test.
  var stream: UInt16 = 0

  /// Columns of independent standard normals.
  func normals(_ count: Int, columns: Int = 1, step: Int = 0) -> [[Double]] {
    let paths = (0..<count).map { UInt64($0) }
    var flat = [Double](repeating: 0, count: count * columns)
    var buffer = WordBuffer(paths: count)
    RandomStream(seed: seed, stream: stream)
      .standardNormals(step: step, factors: columns, paths: paths, into: &flat, buffer: &buffer)
    return (0..<columns).map { Array(flat[$0 * count..<($0 + 1) * count]) }
  }

  /// The factors that turn normals into a t of unit variance, sqrt((ν - 2) / W) with W a chi-square.
  func mixing(_ count: Int, degreesOfFreedom: Double, step: Int = 0) -> [Double] {
    let law = ChiSquared(degreesOfFreedom: degreesOfFreedom)
    let normals = Draws(seed: seed, stream: 1).normals(count, step: step)[0]
    return normals.map { ((degreesOfFreedom - 2) / law.quantile(atNormal: $0)).squareRoot() }
  }

  /// Uniforms strictly between 0 and 1.
  func uniforms(_ count: Int) -> [Double] {
    let paths = (0..<count).map { UInt64($0) }
    var buffer = WordBuffer(paths: count)
    RandomStream(seed: seed, stream: 2).words(step: 0, pair: 0, paths: paths, into: &buffer)
    return buffer.first.map { (Double($0 >> 11) + 0.5) * 0x1p-53 }
  }
}
