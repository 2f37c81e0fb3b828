/// What somebody holds and owes at a lending market, units.
struct CrashBorrower {
  var name: String
  var held: [(asset: String, units: Double)]
  var owed: [(asset: String, units: Double)]
  /// The average threshold of an account that is known in sum only.
  var threshold: Double?
  /// The venue's category that it has chosen.
  var category: String?
}
