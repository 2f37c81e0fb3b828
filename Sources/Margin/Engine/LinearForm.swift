/// An account's surplus as a constant and multiples of columns that all accounts share: what a fast check of many accounts
/// on many paths needs.
///
/// It holds where a venue's rules are linear in prices for this account: fixed weights and rates. The account is called
/// where the sum is below 0. Sizes that are margined no longer once a contract has settled stand in columns that fall to 0
/// then; contracts that outlive ``horizonYears`` need none.
public struct LinearForm: Equatable, Sendable {
  /// A number that a path has at each step, the same for all accounts.
  public enum Column: Hashable, Sendable {
    /// The price of an asset, by its place in the priced book.
    case price(asset: Int)
    /// The price of an asset times exp(rate * years): what a debt of one unit has grown to.
    case debt(asset: Int, rate: Double)
    /// exp(rate * years): what a debt of one dollar, or of a coin that counts as one, has grown to.
    case dollarDebt(rate: Double)
    /// The dollars that a long linear perpetual of one unit has paid.
    case fundingPaid(asset: Int)
    /// The dollars that the coins are worth which a long inverse perpetual of one dollar of face has paid.
    case inverseFundingPaid(asset: Int)
    /// The mark of an instrument of the book: futures and options.
    case mark(instrument: Int)
    /// Price over mark of an inverse future: its gain is `quantity (price / entry - price / mark)`.
    case priceOverMark(instrument: Int)
    /// The price of an instrument's underlying until the instrument settles, 0 from then on: the size of an option.
    case livePrice(instrument: Int)
    /// The mark of an instrument until it settles, 0 from then on: the size of a linear future.
    case liveMark(instrument: Int)
    /// 1 until an instrument settles, 0 from then on: the size of an inverse future of one dollar of face.
    case live(instrument: Int)
  }

  /// What each column is multiplied by; a column stands once, in the order in which it was first added.
  public private(set) var terms: [(column: Column, coefficient: Double)] = []
  /// The dollars that no column moves.
  public var constant: Double = 0
  /// The years since the book was taken up to which the form holds.
  public let horizonYears: Double

  /// A form of 0.
  ///
  /// - Parameter horizonYears: The years since the book was taken up to which the form has to hold.
  public init(horizonYears: Double = .infinity) { self.horizonYears = horizonYears }

  /// Adds a multiple of a column.
  ///
  /// - Complexity: O(columns of the form).
  public mutating func add(_ coefficient: Double, _ column: Column) {
    if let place = terms.firstIndex(where: { $0.column == column }) {
      terms[place].coefficient += coefficient
    } else {
      terms.append((column, coefficient))
    }
  }

  /// Whether two forms have the same terms in the same order.
  public static func == (lhs: LinearForm, rhs: LinearForm) -> Bool {
    lhs.constant == rhs.constant && lhs.terms.elementsEqual(rhs.terms) { $0 == $1 }
  }
}
