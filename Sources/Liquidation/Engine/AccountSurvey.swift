/// What a liquidator learns of an account of weighted sums in one walk over its positions.
struct AccountSurvey: Sendable {
  /// What the account is worth; without the parts of ``AccountValue`` that bound it over the path.
  var value = AccountValue()
  /// The place in the account of the debt that is largest as the venue sees it; nil where nothing is owed.
  var debt: Int?
  /// The place in the account of the most valuable of what can be seized, of equal ones the first, and its dollars; nil
  /// where there is none.
  var collateral: (index: Int, dollars: Double)?
}
