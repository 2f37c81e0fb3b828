internal import MarketData

extension QualityReport {
  /// The findings with the jumps first, the largest before the smaller; the rest in the order of the report.
  var gravestFirst: [Finding] {
    let jumps = findings.filter { $0.kind == .jump }
    let order = jumps.indices.sorted { first, second in
      let (far, near) = (jumps[first].value?.magnitude ?? 0, jumps[second].value?.magnitude ?? 0)
      return (far, second) > (near, first)
    }
    return order.map { jumps[$0] } + findings.filter { $0.kind != .jump }
  }
}
