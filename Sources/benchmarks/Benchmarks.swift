import Arguments
import Foundation
import Kernels
import Numerics

/// Times the workloads on which the project compares itself with what its users would reach for otherwise.
@main
struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmarks",
    abstract: "Times the workloads on which the project is measured, and the floor of each.",
    discussion: """
      Every workload prints one line of JSON per number of threads: the median of the timed runs after one that is not \
      counted, and the figure that it computes, with its standard error. The lines whose peer begins with "floor" are \
      what the workload cannot do without, timed here and now: its parts alone on data in the first-level cache, a copy \
      of the bytes that it has to touch, and their sum. The workload dynamics draws the same market under every law, and \
      the ratio of a line is its time over that of normal returns. BALLAST_INSTRUCTION_SET in the environment asks for a lower \
      level than the best at hand. Exit codes: 0 done; 64 usage; 70 a workload computes a wrong figure.
      """,
    examples: [
      CommandExample("benchmarks --only paths --threads 2", "One workload on two threads."),
      CommandExample(
        "benchmarks --bits 1 | dieharder -g 200 -a", "The random bits, without end, for a battery of tests."),
    ])

  @Flag(help: "List the workloads and run none.")
  var list = false

  @Option(help: "The workload to run; all if not given.", valueName: "workload")
  var only: Workload?

  @Option(name: .customLong("repeat"), help: "The number of timed runs.", valueName: "count")
  var repetitions = 5

  @Option(help: "The number of threads; first one and then all processors if not given.", valueName: "count")
  var threads: Int?

  @Option(help: "The price table whose assets the workload garch fits.", valueName: "file")
  var prices = "Models/prices.csv"

  @Option(help: "Write the random bits of a seed to standard output, until nobody reads them.", valueName: "seed")
  var bits: UInt64?

  func validate() throws {
    guard (1...10_000).contains(repetitions) else {
      throw ValidationError("\(repetitions) timed runs: give a whole number from 1 to 10000")
    }
    guard (1...1024).contains(threads ?? 1) else {
      throw ValidationError("\(threads ?? 0) threads: give a whole number from 1 to 1024")
    }
    if list, bits != nil { throw ValidationError("--list and --bits are both given: ask for one of them") }
  }

  mutating func run() throws {
    if list {
      for workload in Workload.allCases { print(workload.rawValue) }
      return
    }
    let instructionSet = try InstructionSetChoice.current()
    if let bits { return BitStream(seed: bits, instructionSet: instructionSet).write() }
    let processors = ProcessInfo.processInfo.activeProcessorCount
    complain("instruction set: \(instructionSet.rawValue), processors: \(processors)")
    let reporter = Reporter(
      instructionSet: instructionSet, repetitions: repetitions,
      threads: threads.map { [$0] } ?? (processors > 1 ? [1, processors] : [1]))
    for workload in only.map({ [$0] }) ?? Workload.allCases {
      try workload.report(by: reporter, instructionSet, prices: prices)
    }
  }

  static func main() {
    LinearAlgebra.useCallingThreadOnly()
    do {
      switch try parse(Array(CommandLine.arguments.dropFirst())) {
      case .command(var command): try command.run()
      case .help(let text): print(text)
      case .version: throw ValidationError("this program has no version of its own: ask ballast version")
      }
    } catch {
      complain("benchmarks: \(error)")
      exit(error is ArgumentError || error is ValidationError ? 64 : 70)
    }
  }
}

/// Says something to whoever watches; standard output is for results.
func complain(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8)) }
