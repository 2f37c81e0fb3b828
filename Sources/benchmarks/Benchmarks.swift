import Foundation
import Kernels
import Numerics

/// Times the workloads on which the project compares itself with what its users would reach for otherwise.
///
///     benchmarks [--list] [--only WORKLOAD] [--repeat N] [--threads N]
///     benchmarks --bits SEED | dieharder -g 200 -a
///
/// Every run of a workload prints one line of JSON: the median of N timed runs after one that is not counted, and the
/// figure that the workload computes, which must agree with the peers' within Monte Carlo error.
@main
struct Benchmarks {
  static func main() throws {
    LinearAlgebra.useCallingThreadOnly()
    let arguments = Array(CommandLine.arguments.dropFirst())
    func value(of option: String) -> String? {
      arguments.firstIndex(of: option).flatMap { arguments.indices.contains($0 + 1) ? arguments[$0 + 1] : nil }
    }
    if let seed = value(of: "--bits").flatMap(UInt64.init) { return BitStream(seed: seed).write() }
    if arguments.contains("--list") {
      for workload in Workload.allCases { print(workload.rawValue, workload.isBuilt ? "" : "(not built)") }
      return
    }
    let processors = ProcessInfo.processInfo.activeProcessorCount
    let timer = Timer(
      repetitions: value(of: "--repeat").flatMap(Int.init) ?? 5,
      threads: value(of: "--threads").flatMap(Int.init).map { [$0] } ?? (processors > 1 ? [1, processors] : [1]))
    let only = value(of: "--only")
    FileHandle.standardError.write(
      Data("instruction set: \(InstructionSet.best.rawValue), processors: \(processors)\n".utf8))
    for workload in Workload.allCases where only == nil || only == workload.rawValue {
      guard workload.isBuilt else {
        FileHandle.standardError.write(Data("\(workload.rawValue): not built\n".utf8))
        continue
      }
      try workload.run(timer)
    }
  }
}
