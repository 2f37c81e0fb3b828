import Foundation
import Kernels

/// Which vector instructions a run uses: the best at hand, or a lower level that the environment asks for.
enum InstructionSetChoice {
  private static let variable = "BALLAST_INSTRUCTION_SET"

  static func current() throws(Failure) -> InstructionSet {
    guard let name = ProcessInfo.processInfo.environment[variable], !name.isEmpty else { return .best }
    let available = InstructionSet.available
    guard let choice = available.first(where: { $0.rawValue == name }) else {
      let names = available.map(\.rawValue).joined(separator: ", ")
      throw Failure(.usage, "\(variable) is \"\(name)\", which this processor does not have: set it to one of \(names)")
    }
    return choice
  }
}
