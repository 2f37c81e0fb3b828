internal import KernelsBaseline

/// A matrix that turns independent factors into correlated ones, laid out for ``InstructionSet/correlate(_:by:rows:into:)``.
public struct PackedFactor: Equatable, Sendable {
  /// The number of correlated columns that come out.
  public let outputs: Int
  /// The number of independent factors that go in.
  public let inputs: Int

  /// Panel after panel: for each input that the panel reads, the weights of its outputs, zeros beyond the last output.
  let panels: [Double]
  /// The inputs that each panel reads: those beyond have no weight in any of its outputs.
  let depths: [Int]

  /// A matrix from its elements.
  ///
  /// - Parameters:
  ///   - elements: Column by column, `outputs` in each.
  ///   - outputs: The number of rows.
  ///   - inputs: The number of columns.
  /// - Precondition: `elements.count == outputs * inputs`.
  public init(columnMajor elements: [Double], outputs: Int, inputs: Int) {
    precondition(elements.count == outputs * inputs, "The elements do not fill the matrix")
    self.outputs = outputs
    self.inputs = inputs
    var panels: [Double] = []
    var depths: [Int] = []
    for first in stride(from: 0, to: outputs, by: panelWidth) {
      let rows = first..<min(outputs, first + panelWidth)
      let last = (0..<inputs).last { input in rows.contains { elements[$0 + input * outputs] != 0 } }
      let depth = last.map { $0 + 1 } ?? 0
      depths.append(depth)
      for input in 0..<depth {
        for row in first..<first + panelWidth {
          panels.append(row < outputs ? elements[row + input * outputs] : 0)
        }
      }
    }
    self.panels = panels
    self.depths = depths
  }
}
