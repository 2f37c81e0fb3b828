internal import KernelsAVX2
internal import KernelsAVX512
internal import KernelsBaseline

extension InstructionSet {
  /// The number of which the rows of a correlated block are a multiple.
  public static let correlatedRows = 16

  /// Correlated columns from independent ones: each output is the sum of the inputs times the elements of its row.
  ///
  /// The products are added in the order of the inputs, each with a single rounding, so that every level gives the same
  /// bits and a row gives the same bits wherever it stands.
  /// - Parameters:
  ///   - factors: A column of `rows` numbers per input.
  ///   - matrix: The weights.
  ///   - rows: The number of rows of the block.
  ///   - target: Receives a column of `rows` numbers per output.
  /// - Precondition: the columns are there, and `rows` is a multiple of ``correlatedRows``.
  /// - Complexity: O(`rows` * elements up to the last that is not 0, panel by panel).
  public func correlate(_ factors: [Double], by matrix: PackedFactor, rows: Int, into target: inout [Double]) {
    precondition(rows.isMultiple(of: Self.correlatedRows), "The rows are no multiple of a strip")
    precondition(factors.count >= rows * matrix.inputs, "The factors are not there")
    precondition(target.count >= rows * matrix.outputs, "No room for the result")
    unsafe target.withUnsafeMutableBufferPointer { target in
      unsafe factors.withUnsafeBufferPointer { factors in
        unsafe matrix.panels.withUnsafeBufferPointer { panels in
          unsafe matrix.depths.withUnsafeBufferPointer { depths in
            guard let target = target.baseAddress, let source = factors.baseAddress else { return }
            // A matrix of zeros has no weights to read, and any address will do.
            let panels = unsafe panels.baseAddress ?? source
            switch self {
            case .baseline:
              unsafe KernelsBaseline.correlate(
                source, rows: rows, panels: panels, depths: depths, columns: matrix.outputs, isWide: false, to: target)
            case .avx2:
              unsafe KernelsAVX2.correlate(
                source, rows: rows, panels: panels, depths: depths, columns: matrix.outputs, isWide: false, to: target)
            case .avx512:
              unsafe KernelsAVX512.correlate(
                source, rows: rows, panels: panels, depths: depths, columns: matrix.outputs, isWide: true, to: target)
            }
          }
        }
      }
    }
  }
}
