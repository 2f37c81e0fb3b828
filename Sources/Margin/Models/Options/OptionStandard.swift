/// The margin of single options by a formula, whatever else is held: no spread or hedge lowers it.
///
/// A short option of a mark m at a price S of its underlying, out of the money by O (strike less price for calls, price less
/// strike for puts, at least 0), is published as needing
///
///     max(share S - O, floor S, putMarkShare m) + m
///
/// dollars (the third term for puts only; the last where ``addsMark``), and at least the maintenance margin when it is
/// opened. Deribit's text counts coins: the same divided by S.
///
/// What a venue asks has to be read beside what it is compared with. Deribit compares with a margin balance that leaves the
/// value of options out (its account summary's example has a `margin_balance` of 302.62729214, an `equity` of 302.61869214
/// and an `options_value` of -0.0086, and `available_funds` of the first less `initial_margin`), so that the mark of a
/// short option must be part of the margin, and a long option needs none and supports nothing. Here the value of options is
/// in an account's gain. So where ``markInEquity`` is false, the requirement is the published one plus the value of the
/// options held: the mark of a short one drops out, and a long one needs its own mark. The surplus is the venue's own.
/// Where ``markInEquity`` is true, the requirement is the published one as it stands.
public struct OptionStandard: Equatable, Sendable {
  /// The shares of the price that a short option needs.
  public struct ShortCharge: Equatable, Sendable {
    /// The share at the money, a fraction; what an option is out of the money is taken off.
    public let share: Double
    /// The share that is needed however far out of the money: the minimum charge of an option.
    public let floor: Double
    /// The share of its mark that a put needs at least.
    public let putMarkShare: Double

    /// A charge; the rule checks it when it is made.
    public init(share: Double, floor: Double, putMarkShare: Double = 0) {
      self.share = share
      self.floor = floor
      self.putMarkShare = putMarkShare
    }
  }

  /// What a long option needs: the lesser of two shares.
  public struct LongCharge: Equatable, Sendable {
    /// The share of its mark.
    public let markShare: Double
    /// The share of the price of the underlying.
    public let underlyingShare: Double

    /// A charge; the rule checks it when it is made.
    public init(markShare: Double, underlyingShare: Double) {
      self.markShare = markShare
      self.underlyingShare = underlyingShare
    }

    /// No charge.
    public static let none = LongCharge(markShare: 0, underlyingShare: 0)
  }

  /// What opens a short option.
  public let initial: ShortCharge
  /// What keeps it.
  public let maintenance: ShortCharge
  /// What opens a long option.
  public let longInitial: LongCharge
  /// What keeps it.
  public let longMaintenance: LongCharge
  /// Whether the published margin of a short option includes its mark.
  public let addsMark: Bool
  /// Whether what the venue compares margins with includes the value of options.
  public let markInEquity: Bool

  /// A formula.
  ///
  /// - Throws: ``MarginRuleError``: a share that is no fraction, maintenance above initial, or a mark that counts nowhere.
  public init(
    initial: ShortCharge, maintenance: ShortCharge, longInitial: LongCharge = .none,
    longMaintenance: LongCharge = .none, addsMark: Bool, markInEquity: Bool
  ) throws(MarginRuleError) {
    for (charge, name) in [(initial, "short.initial"), (maintenance, "short.maintenance")] {
      try MarginCheck.rate(charge.share, "\(name).share")
      try MarginCheck.rate(charge.floor, "\(name).floor")
      try MarginCheck.rate(charge.putMarkShare, "\(name).putMarkShare")
    }
    for (charge, name) in [(longInitial, "long.initial"), (longMaintenance, "long.maintenance")] {
      try MarginCheck.rate(charge.markShare, "\(name).markShare")
      try MarginCheck.rate(charge.underlyingShare, "\(name).underlyingShare")
    }
    for (initial, maintenance, key) in [
      (longInitial.markShare, longMaintenance.markShare, "long.maintenance.markShare"),
      (longInitial.underlyingShare, longMaintenance.underlyingShare, "long.maintenance.underlyingShare"),
    ] {
      try MarginCheck.order(initial: initial, maintenance: maintenance, key)
    }
    guard addsMark || markInEquity else { throw .markCountedNowhere }
    self.initial = initial
    self.maintenance = maintenance
    self.longInitial = longInitial
    self.longMaintenance = longMaintenance
    self.addsMark = addsMark
    self.markInEquity = markInEquity
  }
}

extension OptionStandard.ShortCharge {
  /// What one short option needs beside its mark, dollars.
  func amount(_ isPut: Bool, price: Double, outOfTheMoney: Double, mark: Double) -> Double {
    max(share * price - outOfTheMoney, floor * price, isPut ? putMarkShare * mark : 0)
  }
}

extension OptionStandard.LongCharge {
  /// What one long option needs, dollars.
  func amount(price: Double, mark: Double) -> Double { min(markShare * mark, underlyingShare * price) }
}
