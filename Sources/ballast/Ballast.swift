import Arguments
import Foundation
import Numerics

/// The command: of what a user runs, the only target that reads arguments and files, looks at the clock and sets exit
/// codes.
@main
struct Ballast: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ballast",
    abstract: "Stress-tests collateral: what it is worth on a bad day, and how sure that is.",
    discussion: """
      Every command prints one JSON object with --json. Exit codes: 0 done; 1 done, and a limit set by you is breached; \
      64 usage; 65 bad data; 66 no such input; 70 internal, such as a failed audit; 73 cannot write.
      """,
    examples: [
      CommandExample("ballast nightly", "Write the nightly stress report on what the repository ships."),
      CommandExample(
        "ballast risk Models/market.json --basket BTC=0.6,ETH=0.4", "VaR and expected shortfall of a basket."),
    ],
    subcommands: [
      FitCommand.self, SimulateCommand.self, MeasureCommand.self, RiskCommand.self, CalibrateCommand.self,
      CompareCommand.self, EnvelopeCommand.self, MarginCommand.self, StressCommand.self, ReplayCommand.self,
      NightlyCommand.self, VersionCommand.self,
    ])

  static func main() {
    LinearAlgebra.useCallingThreadOnly()
    do {
      switch try parse(Array(CommandLine.arguments.dropFirst())) {
      case .command(var command): try command.run()
      case .help(let text): try Console.print(text)
      case .version:
        var command = VersionCommand()
        try command.run()
      }
    } catch {
      let failure = Failure(error)
      if failure.code != .breached { Console.complain("ballast: \(failure.message)") }
      exit(failure.code.rawValue)
    }
  }
}
