internal import Simulation

/// What is kept of some paths, in their order.
struct LossColumns: Sendable {
  private(set) var losses: [[Double]]
  /// The least of all losses, or 0 where all are above.
  private(set) var least = 0.0
  private(set) var touches: [[Double]]
  private(set) var monitoredTouches: [[Double]]
  private(set) var weights: [Double]?
  private(set) var firstOrderLosses: [Double] = []
  private(set) var variances: [Double] = []

  init(requests: Int, touches: Int, isWeighted: Bool, isControlled: Bool, capacity: Int) {
    // Each column is reserved by itself: a copy of one that is reserved would not be.
    func column() -> [Double] {
      var column: [Double] = []
      column.reserveCapacity(capacity)
      return column
    }
    losses = (0..<requests).map { _ in column() }
    self.touches = (0..<touches).map { _ in column() }
    monitoredTouches = (0..<touches).map { _ in column() }
    weights = isWeighted ? column() : nil
    if isControlled {
      firstOrderLosses.reserveCapacity(capacity)
      variances.reserveCapacity(capacity)
    }
  }

  /// Adds the first paths of a tile.
  mutating func append(
    count: Int, held: [[Double]], watches: [TouchWatch], firstOrder: FirstOrderLoss?, weights tileWeights: [Double]
  ) {
    for index in losses.indices {
      for place in 0..<count {
        let loss = 1 - held[index][place]
        if loss < least { least = loss }
        losses[index].append(loss)
      }
    }
    for (index, watch) in watches.enumerated() {
      for place in 0..<count {
        touches[index].append(1 - watch.survival[place])
        monitoredTouches[index].append(watch.isBeyond[place] ? 1 : 0)
      }
    }
    weights?.append(contentsOf: tileWeights.prefix(count))
    if let firstOrder {
      firstOrderLosses += firstOrder.losses.prefix(count)
      variances += firstOrder.variances.prefix(count)
    }
  }

  /// Adds the paths that follow.
  mutating func append(_ next: LossColumns) {
    for index in losses.indices { losses[index] += next.losses[index] }
    least = min(least, next.least)
    for index in touches.indices {
      touches[index] += next.touches[index]
      monitoredTouches[index] += next.monitoredTouches[index]
    }
    if let more = next.weights { weights?.append(contentsOf: more) }
    firstOrderLosses += next.firstOrderLosses
    variances += next.variances
  }
}
