/// Losses from which every measure is read.
///
/// A loss is positive; a gain is a negative loss. Nothing is floored at zero. The losses stay in the order in which their
/// paths are numbered, and measures sort the worst of them alone.
///
/// The losses may carry weights, depend on each other in known groups, or come with controls; every estimate and every
/// interval allows for it. See <doc:Samples> for what each is good for and where it is weak.
public struct LossSample: Sendable {
  /// The losses, in the order given.
  public let losses: [Double]
  /// Which of them depend on each other.
  public let grouping: Grouping
  /// The weight of each loss in the estimates, with mean or expectation 1; nil where all are 1.
  let weights: [Double]?
  /// The controls that the weights allow for.
  let controls: ControlVariates?

  /// The number of losses.
  public var count: Int { losses.count }

  /// The largest magnitude of a loss: the intervals need sums of cubes that a double can hold.
  public static let largestLoss = 1e100

  /// The largest likelihood ratio, for the same reason.
  public static let largestWeight = 1e50

  /// A sample from losses in any order.
  ///
  /// - Parameters:
  ///   - losses: The losses, one per path; kept as they are, not copied.
  ///   - weights: For losses that were drawn from another law than their own, the likelihood ratio of each: not negative,
  ///     with expectation 1, and not made to add up to n, so that only the tail's matter. Nil where all are 1.
  ///   - grouping: Which losses depend on each other.
  ///   - controls: Columns of one value per loss, with an expectation that is known to be exactly 0. Those that do not
  ///     vary, or that the ones before them explain, are left out.
  /// - Throws: ``RiskMeasureError/noLosses``, ``RiskMeasureError/notFinite(index:value:)``,
  ///   ``RiskMeasureError/tooLarge(index:value:)``, ``RiskMeasureError/badWeight(index:value:)``,
  ///   ``RiskMeasureError/noWeight``, ``RiskMeasureError/controlNotFinite(control:index:value:)`` or
  ///   ``RiskMeasureError/tooFewForControls(count:controls:)``.
  /// - Precondition: weights and controls have one value per loss and are not both given, the grouping accepts the number
  ///   of losses, and losses with controls are independent.
  /// - Complexity: O(n), and O(n * controls²).
  public init(
    _ losses: [Double], weights: [Double]? = nil, grouping: Grouping = .independent, controls: [[Double]] = []
  ) throws(RiskMeasureError) {
    precondition(weights == nil || controls.isEmpty, "A sample has weights or controls, not both")
    precondition(controls.isEmpty || grouping == .independent, "Losses with controls are independent")
    precondition(weights.map { $0.count == losses.count } ?? true, "One weight per loss")
    precondition(controls.allSatisfy { $0.count == losses.count }, "One value per loss in every control")
    guard !losses.isEmpty else { throw .noLosses }
    precondition(grouping.accepts(count: losses.count), "\(losses.count) losses do not fall into groups: \(grouping)")
    try Self.check(losses)
    if let weights { try Self.check(weights: weights) }
    self.losses = losses
    self.grouping = grouping
    if controls.isEmpty {
      self.controls = nil
      self.weights = weights
    } else {
      try Self.check(controls: controls)
      let variates = ControlVariates(controls)
      self.controls = variates
      self.weights = variates.weights(count: losses.count)
    }
  }

  /// Whether the losses are equally likely, independent and without controls.
  var isPlain: Bool { weights == nil && grouping == .independent }

  /// How likely each loss is, in units of 1/n; nil where all are alike.
  ///
  /// The weights that controls make are none of these.
  var likelihoods: [Double]? { controls == nil ? weights : nil }

  /// Whether all losses are equal.
  var isConstant: Bool { losses.allSatisfy { $0 == losses[0] } }
}

extension LossSample {
  private static func check(_ losses: [Double]) throws(RiskMeasureError) {
    guard losses.countOutside(-largestLoss...largestLoss) > 0 else { return }
    if let index = losses.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(index: index, value: losses[index])
    }
    if let index = losses.firstIndex(where: { $0.magnitude > largestLoss }) {
      throw .tooLarge(index: index, value: losses[index])
    }
  }

  private static func check(weights: [Double]) throws(RiskMeasureError) {
    if weights.countOutside(0...largestWeight) > 0 {
      if let index = weights.firstIndex(where: { !($0 >= 0 && $0 <= largestWeight) }) {
        throw .badWeight(index: index, value: weights[index])
      }
    }
    guard weights.contains(where: { $0 > 0 }) else { throw .noWeight }
  }

  private static func check(controls: [[Double]]) throws(RiskMeasureError) {
    for (control, column) in controls.enumerated() where column.countOutside(-largestLoss...largestLoss) > 0 {
      if let index = column.firstIndex(where: { !($0.magnitude <= largestLoss) }) {
        throw .controlNotFinite(control: control, index: index, value: column[index])
      }
    }
    guard controls[0].count > controls.count + 1 else {
      throw .tooFewForControls(count: controls[0].count, controls: controls.count)
    }
  }
}

extension [Double] {
  /// How many of these numbers lie outside a range or are no numbers: a loop without a way out, which the compiler turns
  /// into vector instructions.
  fileprivate func countOutside(_ range: ClosedRange<Double>) -> Int {
    let (low, high) = (range.lowerBound, range.upperBound)
    var outside = 0
    for number in self { outside &+= number >= low && number <= high ? 0 : 1 }
    return outside
  }
}
