import Arguments
import Foundation
import Kernels

/// Which vector instructions a run uses: the best at hand, or a lower level that the environment asks for.
enum InstructionSetChoice {
  private static let variable = "BALLAST_INSTRUCTION_SET"

  static func current() throws(ValidationError) -> InstructionSet {
    guard let name = ProcessInfo.processInfo.environment[variable], !name.isEmpty else { return .best }
    guard let choice = InstructionSet.available.first(where: { $0.rawValue == name }) else {
      let names = InstructionSet.available.map(\.rawValue).joined(separator: ", ")
      throw ValidationError(
        "\(variable) is \"\(name)\", which this processor does not have: set it to one of \(names)")
    }
    return choice
  }
}
