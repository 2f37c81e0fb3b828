/// Which returns of several assets are used together.
public enum Alignment: String, Codable, CaseIterable, Sendable {
  /// Only intervals in which all of the assets have a return, so that one sample serves every figure.
  case commonDates = "common"
  /// For each pair of assets the intervals in which both have a return: more data, but the correlations come from
  /// different samples and need not form a positive semidefinite matrix.
  case pairwise
}
