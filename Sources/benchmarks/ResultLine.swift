import Foundation

/// One line of the output, in the form of the peers' script and a little more.
struct ResultLine: Encodable {
  let workload: String
  let peer: String
  let threads: Int
  let seconds: Double
  let cells: Int
  let nsPerCell: Double
  /// The figure that the workload computes; of a floor, the workload's.
  let check: Double
  /// The standard error of the check.
  let standardError: Double
  let instructionSet: String
  /// What a floor adds up; nil elsewhere.
  let sum: String?
  /// The time over that of the workload that this one is compared with; nil where there is none.
  let ratio: Double?

  func printAsJSON() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    print(String(decoding: try encoder.encode(self), as: UTF8.self))
  }
}
