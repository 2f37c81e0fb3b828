import Arguments
import Calibration
import Foundation
import Scheduling
import Simulation

/// How the work of a run is cut up and shared out; no figure depends on it.
struct WorkOptions: ParsableArguments {
  @Option(help: "The number of threads; all processors if not given. No figure depends on it.", valueName: "count")
  var threads: Int?

  @Option(
    name: .customLong("block"),
    help: "The paths of one piece of work, best a multiple of 256. No figure depends on it.",
    valueName: "paths")
  var blockPaths = LossRun.standardBlock

  func validate() throws {
    guard (1...1024).contains(threads ?? 1) else {
      throw ValidationError("\(threads ?? 0) threads: give a whole number from 1 to 1024")
    }
    guard blockPaths >= 1 else {
      throw ValidationError("a block of \(blockPaths) paths: give at least 1")
    }
  }

  private var threadCount: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }

  /// The threads of a run.
  func scheduler(quiet: Bool, label: String) -> ThreadedScheduler {
    ThreadedScheduler(threads: threadCount, observer: Progress(label, quiet: quiet))
  }

  /// The paths of one piece of a run whose paths cost more than to draw them, and at least so many that it pays to.
  func fewPaths(of paths: Int, least: Int = 16) -> Int {
    min(max(blockPaths, least), PathTile.pieces(of: paths, threads: threadCount, least: least))
  }
}
