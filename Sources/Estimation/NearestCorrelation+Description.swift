internal import Numerics

extension NearestCorrelation {
  /// What was changed and by how much, in one line.
  ///
  /// - Parameter assets: The names of the rows.
  /// - Returns: The line, without a full stop.
  /// - Precondition: there is one name per row.
  public func description(assets: [String]) -> String {
    precondition(assets.count == matrix.rows, "One name per row")
    let pair = "\(assets[largestChangePosition.row]) and \(assets[largestChangePosition.column])"
    return "correlation replaced by the nearest correlation matrix (Higham 2002): smallest eigenvalue"
      + " \(smallestEigenvalueBefore.text(digits: 3)) became \(smallestEigenvalueAfter.text(digits: 3));"
      + " largest change \(largestChange.text(digits: 3)), of \(pair);"
      + " Frobenius distance \(distance.text(digits: 3)), \(iterations) iterations"
  }
}
