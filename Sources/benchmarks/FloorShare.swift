/// How much of a part every cell of a workload needs.
struct FloorShare: Sendable, CustomStringConvertible {
  let part: FloorPart
  /// Elements of the part per cell.
  let perCell: Double

  init(_ part: FloorPart, perCell: Double = 1) {
    self.part = part
    self.perCell = perCell
  }

  var description: String {
    let count = (perCell * 10_000).rounded() / 10_000
    return "\(count) \(part.unit)"
  }
}
