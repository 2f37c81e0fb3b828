/// Columns of a product that are made at a time: as many as their sums fit into the registers.
package let panelWidth = 6

/// The product of a block of independent factors with a packed matrix: column j of the target is the sum of the sources'
/// columns k, each times element k of the matrix's row j, added in ascending k.
///
/// - Parameters:
///   - source: `rows` numbers for each column.
///   - rows: A multiple of 16.
///   - panels: For each ``panelWidth`` columns of the target, one after the other, `depth` runs of that many weights.
///   - depths: How many of the source's columns each panel reads.
///   - columns: The columns of the target, of which the last panel may have fewer than its width.
///   - isWide: Whether there are registers for strips of 16 rows; the sums do not depend on it.
///   - target: Receives `rows` numbers for each column; it must not overlap the source.
package func correlate(
  _ source: UnsafePointer<Double>, rows: Int, panels: UnsafePointer<Double>, depths: UnsafeBufferPointer<Int>,
  columns: Int, isWide: Bool, to target: UnsafeMutablePointer<Double>
) {
  if isWide {
    unsafe correlate(
      source, rows: rows, panels: panels, depths: depths, columns: columns, inStripsOf: SIMD16<Double>.self, to: target)
  } else {
    unsafe correlate(
      source, rows: rows, panels: panels, depths: depths, columns: columns, inStripsOf: SIMD8<Double>.self, to: target)
  }
}

/// Strip by strip of rows, so that a strip's factors stay in the first-level cache while the panels pass over them.
@inline(__always)
private func correlate<Strip: SIMD>(
  _ source: UnsafePointer<Double>, rows: Int, panels: UnsafePointer<Double>, depths: UnsafeBufferPointer<Int>,
  columns: Int, inStripsOf: Strip.Type, to target: UnsafeMutablePointer<Double>
) where Strip.Scalar == Double {
  let bytesPerColumn = rows * MemoryLayout<Double>.stride
  for row in stride(from: 0, to: rows, by: Strip.scalarCount) {
    var weights = unsafe panels
    var sum = unsafe UnsafeMutableRawPointer(target + row)
    var remaining = columns
    for panel in depths.indices {
      var sums = InlineArray<6, Strip>(repeating: Strip())
      var column = unsafe UnsafeRawPointer(source + row)
      for _ in 0..<(unsafe depths[panel]) {
        let factors = unsafe column.loadUnaligned(as: Strip.self)
        for place in 0..<panelWidth {
          let weight = unsafe Strip(repeating: weights[place])
          unsafe sums[unchecked: place] = unsafe sums[unchecked: place].addingProduct(factors, weight)
        }
        unsafe column += bytesPerColumn
        unsafe weights += panelWidth
      }
      for place in 0..<panelWidth where place < remaining {
        unsafe sum.storeBytes(of: sums[unchecked: place], as: Strip.self)
        unsafe sum += bytesPerColumn
      }
      remaining -= panelWidth
    }
  }
}
