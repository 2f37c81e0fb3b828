import Kernels

/// Verifies a workload, times it and its floor, and prints the lines.
struct Reporter {
  /// The level that runs.
  let instructionSet: InstructionSet
  /// How many runs are timed, after one that is not.
  let repetitions: Int
  /// The numbers of threads to try.
  let threads: [Int]

  /// Reports a workload.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - benchmark: The work.
  ///   - others: The seconds of the work that it is to be compared with, by the number of threads.
  /// - Returns: Its seconds, by the number of threads.
  /// - Throws: ``WrongFigure``, and what the work throws.
  @discardableResult
  func report(_ name: String, _ benchmark: any Benchmark, beside others: [Int: Double] = [:]) throws -> [Int: Double] {
    var result: [Int: Double] = [:]
    try benchmark.verify()
    let standardError = try benchmark.standardError()
    let stopwatch = Stopwatch(repetitions: repetitions)
    for threads in Set(threads.map { min($0, benchmark.threadLimit) }).sorted() {
      let check = try benchmark.run(threads: threads)
      let seconds = try stopwatch.median {
        // The same seed gives the same bits, in every run and at every number of threads.
        let figure = try benchmark.run(threads: threads)
        try WrongFigure.check(name, figure, against: check, within: 0)
      }
      result[threads] = seconds
      func line(_ peer: String, seconds: Double, sum: String? = nil, ratio: Double? = nil) throws {
        try ResultLine(
          workload: name, peer: peer, threads: threads, seconds: seconds, cells: benchmark.cells,
          nsPerCell: seconds / Double(benchmark.cells) * 1e9, check: check, standardError: standardError,
          instructionSet: instructionSet.rawValue, sum: sum, ratio: ratio
        ).printAsJSON()
      }
      try line("ballast", seconds: seconds, ratio: others[threads].map { seconds / $0 })
      func time(_ share: FloorShare) throws -> Double {
        let part = try share.part.secondsPerElement(instructionSet, threads: threads, stopwatch: stopwatch)
        let seconds = part * share.perCell * Double(benchmark.cells)
        try line("floor-\(share.part.name)", seconds: seconds)
        return seconds
      }
      for share in benchmark.references { _ = try time(share) }
      guard !benchmark.floor.isEmpty else { continue }
      let total = try benchmark.floor.reduce(0) { try $0 + time($1) }
      try line("floor", seconds: total, sum: benchmark.floor.map(\.description).joined(separator: " + "))
    }
    return result
  }
}
