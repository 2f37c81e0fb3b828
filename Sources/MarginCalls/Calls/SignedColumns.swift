internal import Margin

/// The columns that linear accounts are sums of, each as often as its multiples have signs.
///
/// A column of which some accounts hold a positive and others a negative multiple stands twice, so that a bound of a sum
/// follows from a bound of each column: the least where the multiple is positive, the greatest where it is negative.
struct SignedColumns: Sendable {
  /// The distinct columns.
  private(set) var columns: [LinearForm.Column] = []
  /// For each signed column the place of its column, and whether its multiples are negative.
  private(set) var signed: [(column: Int, isOwed: Bool)] = []

  private var places: [LinearForm.Column: (held: Int?, owed: Int?)] = [:]
  private var numbers: [LinearForm.Column: Int] = [:]

  /// The number of the signed column of a multiple, which is added where it is new.
  mutating func place(of column: LinearForm.Column, coefficient: Double) -> Int {
    let isOwed = coefficient < 0
    let place = places[column]
    return (isOwed ? place?.owed : place?.held) ?? add(column, isOwed: isOwed)
  }

  /// The number of a signed column of whatever sign.
  mutating func place(of column: LinearForm.Column) -> Int {
    let place = places[column]
    return place?.held ?? place?.owed ?? add(column, isOwed: false)
  }

  /// How many signed columns some multiples would add.
  func missing(_ terms: [(column: LinearForm.Column, coefficient: Double)]) -> Int {
    terms.count { column, coefficient in
      let place = places[column]
      return (coefficient < 0 ? place?.owed : place?.held) == nil
    }
  }

  private mutating func add(_ column: LinearForm.Column, isOwed: Bool) -> Int {
    let number = numbers[column] ?? columns.count
    if number == columns.count {
      columns.append(column)
      numbers[column] = number
    }
    let place = signed.count
    signed.append((number, isOwed))
    if isOwed {
      places[column, default: (nil, nil)].owed = place
    } else {
      places[column, default: (nil, nil)].held = place
    }
    return place
  }
}
