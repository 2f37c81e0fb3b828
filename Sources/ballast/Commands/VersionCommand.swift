import Arguments
import Kernels
import Provenance

/// What runs: the version, and the vector instructions that it uses here.
struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version",
    abstract: "Prints the version and the vector instructions in use.",
    discussion: """
      BALLAST_INSTRUCTION_SET in the environment asks for a lower level than the best at hand. The draws are the same at \
      every level.
      """,
    examples: [CommandExample("ballast version --json", "The same for a program, with the levels at hand.")])

  @OptionGroup var output: OutputOptions

  mutating func run() throws {
    let answer = Answer(
      version: ToolVersion.current, instructionSet: try InstructionSetChoice.current().rawValue,
      available: InstructionSet.available.map(\.rawValue))
    try output.answer(answer, text: "ballast \(answer.version) (\(answer.instructionSet))")
  }

  private struct Answer: Encodable {
    let version: String
    let instructionSet: String
    let available: [String]
  }
}
