/// A place where an asset trades, on one path: what was sold into it, and where its price stands for that.
struct TradedPlace: Sendable {
  /// What was sold and does not recover, and what does, in units of a usual day's depth.
  private(set) var permanent = 0.0
  private(set) var transient = 0.0
  /// The depth as a multiple of a usual day's.
  var depth: Double
  /// The price over the quiet price.
  var factor = 1.0
  private var memory = DepthMemory()

  /// A place into which nothing was sold.
  init(depth: Double) { self.depth = depth }

  /// What has been sold and has not recovered, in units of a usual day's depth.
  @inline(__always)
  var sold: Double { permanent + transient }

  /// Whether the price recovers or has been moved for good.
  @inline(__always)
  var isTraded: Bool { transient != 0 || permanent != 0 }

  /// Takes note of units that were sold.
  @inline(__always)
  mutating func note(_ units: Double, _ placed: PlacedDepth) {
    let normal = units / depth
    permanent += placed.permanentShare * normal
    transient += (1 - placed.permanentShare) * normal
  }

  /// Lets what was sold recover to a share of itself.
  @inline(__always)
  mutating func recover(by recovery: Recovery, _ placed: PlacedDepth) {
    if let law = placed.law, permanent == 0 {
      memory.shrink(transient, to: recovery.remainder, power: recovery.power, in: law)
    }
    transient *= recovery.remainder
    // What is left of a sale that nobody could measure is forgotten, so that a path comes to rest.
    if abs(transient) < placed.least { transient = 0 }
  }

  /// What units would bring under a power law, net of fees, in units of the quiet price.
  @inline(__always)
  mutating func proceeds(of units: Double, _ law: PowerDepth, _ placed: PlacedDepth) -> Double {
    let quantity = units / depth
    precondition(quantity >= 0 && quantity < .infinity, "A sale has a size")
    guard quantity > 0 else { return 0 }
    return depth * (placed.kept * max(0, law.area(from: sold, to: sold + quantity, &memory)))
  }

  /// What the last of some units would bring under a power law, net of fees, over the quiet price.
  @inline(__always)
  mutating func lastPrice(of units: Double, _ law: PowerDepth, _ placed: PlacedDepth) -> Double {
    placed.kept * law.factor(at: sold + units / depth, &memory)
  }

  /// The price over the quiet price under a power law.
  @inline(__always)
  mutating func factor(_ law: PowerDepth) -> Double { law.factor(at: sold, &memory) }
}
