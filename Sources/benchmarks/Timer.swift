import Foundation

/// Runs a workload several times and prints the median.
struct Timer {
  /// How many runs are timed, after one that is not.
  let repetitions: Int
  /// The numbers of threads to try.
  let threads: [Int]

  func report(_ workload: Workload, threads: Int, cells: Int, _ run: () throws -> Double) throws {
    var check = try run()
    var seconds: [Double] = []
    for _ in 0..<max(1, repetitions) {
      let start = ContinuousClock.now
      check = try run()
      let elapsed = (ContinuousClock.now - start).components
      seconds.append(Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18)
    }
    seconds.sort()
    let middle = seconds.count / 2
    let median = seconds.count.isMultiple(of: 2) ? (seconds[middle - 1] + seconds[middle]) / 2 : seconds[middle]
    let line = Line(
      workload: workload.rawValue, peer: "ballast", threads: threads, seconds: median, cells: cells,
      nsPerCell: median / Double(cells) * 1e9, check: check)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    print(String(decoding: try encoder.encode(line), as: UTF8.self))
  }

  private struct Line: Encodable {
    let workload: String
    let peer: String
    let threads: Int
    let seconds: Double
    let cells: Int
    let nsPerCell: Double
    let check: Double
  }
}
