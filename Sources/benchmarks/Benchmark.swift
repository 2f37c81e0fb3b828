/// A workload that is ready to run.
protocol Benchmark: Sendable {
  /// How many cells one run computes.
  var cells: Int { get }

  /// The most threads that the workload is defined for.
  var threadLimit: Int { get }

  /// What no way of doing the work is without.
  var floor: [FloorShare] { get }

  /// What is timed beside the floor, and is no part of it.
  var references: [FloorShare] { get }

  /// Compares some cells with a slow and obvious computation; throws ``WrongFigure`` where they differ.
  func verify() throws

  /// Does the work once and returns the figure that it computes.
  func run(threads: Int) throws -> Double

  /// The standard error of that figure, as an estimate of what it estimates.
  func standardError() throws -> Double
}

extension Benchmark {
  var threadLimit: Int { .max }
  var references: [FloorShare] { [] }
}

/// A figure that is not what it has to be, so that its timing counts for nothing.
struct WrongFigure: Error, CustomStringConvertible {
  let workload: String
  let figure: Double
  let expected: Double

  var description: String { "\(workload): computes \(figure) where it has to be \(expected); nothing was timed" }

  /// Throws where a figure is farther from the expected one than a fraction of it.
  static func check(_ workload: String, _ figure: Double, against expected: Double, within fraction: Double) throws {
    guard abs(figure - expected) <= fraction * abs(expected) else {
      throw WrongFigure(workload: workload, figure: figure, expected: expected)
    }
  }
}
