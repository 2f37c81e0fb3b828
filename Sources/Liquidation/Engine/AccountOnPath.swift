/// An account that is remembered on a path: it may have been called, or no longer holds what the book says.
///
/// The fields lie so that it fits a line of the caches: there are many of them, and each look reads some.
struct AccountOnPath: Sendable {
  /// Where it stands.
  enum Status: UInt8, Sendable {
    /// Not called when it was last looked at.
    case well
    /// Called, and waiting for somebody.
    case waiting
    /// Nothing is left that could be liquidated.
    case closed
  }

  let account: Int32
  /// Where its quantities begin among those of the venue.
  let first: Int32
  /// Where its positions begin among the lines of the holdings, and how many there are.
  let firstLine: Int32
  let count: Int32
  /// Whether it is a sum of weighted values.
  let isSimple: Bool
  var status = Status.well
  /// Whether something of it was liquidated.
  var isLiquidated = false
  /// Whether its quantities differ from the book's.
  var isChanged = false
  /// Whether contracts of it were closed since it was last looked at.
  var isTouched = false
  /// Whether its only debt was repaid to the last.
  var isDischarged = false
  /// When the call was seen.
  var since = 0.0
  /// The earliest moment of the next order.
  var readyAt = 0.0
  /// Dollars on the account that are no position: gains that were realised, what is left of a conversion.
  var cash = 0.0
  /// What an order in the queue is sorted by: dollars of debt or of contracts.
  var size = 0.0
  /// Not a number where there is none.
  private var lastHealth = Double.nan

  init(account: Int32, first: Int32, lines: Range<Int>, isSimple: Bool) {
    self.account = account
    self.first = first
    firstLine = Int32(lines.lowerBound)
    count = Int32(lines.count)
    self.isSimple = isSimple
  }

  /// The health when it was last looked at; nil where nothing is owed.
  var health: Double? {
    get { lastHealth.isNaN ? nil : lastHealth }
    set { lastHealth = newValue ?? .nan }
  }

  /// Takes note of how it stands.
  ///
  /// - Returns: Whether it is called and was not, or the other way round.
  @inline(__always)
  mutating func look(isCalled: Bool, health: Double?, size: Double, at seconds: Double) -> Bool {
    let wasWaiting = status == .waiting
    isTouched = false
    self.health = health
    self.size = size
    status = isCalled ? .waiting : .well
    if isCalled, !wasWaiting { since = seconds }
    return isCalled != wasWaiting
  }

  /// The places of its positions among the lines of the holdings.
  var lines: Range<Int> { Int(firstLine)..<Int(firstLine) + Int(count) }
}
