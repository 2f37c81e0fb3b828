/// What makes a set of figures no market model.
public enum MarketModelError: Error, Equatable, Sendable {
  /// The version of the format is one that this version of the tool does not read.
  case unsupportedVersion(Int)
  /// There is no asset.
  case noAssets
  /// A name is empty or has a character that the command line needs.
  case badAssetName(String)
  /// A name stands twice.
  case duplicateAsset(String)
  /// A table of values per asset lacks an asset.
  case missingValue(key: String, asset: String)
  /// A table of values per asset names an asset that the model does not have.
  case unknownAsset(key: String, asset: String, known: [String])
  /// There is not one value per asset.
  case wrongCount(key: String, count: Int, expected: Int)
  /// A value lies outside its bounds.
  case outOfBounds(key: String, asset: String?, value: Double, low: Double, high: Double)
  /// The correlation matrix has a row of the wrong length, or the wrong number of rows.
  case correlationShape(rows: Int, columns: Int, expected: Int)
  /// A correlation outside [-1, 1], or not a number.
  case correlationOutOfBounds(first: String, second: String, value: Double)
  /// A diagonal element of the correlation matrix is not 1.
  case correlationDiagonal(asset: String, value: Double)
  /// The correlation matrix differs from its transpose.
  case correlationNotSymmetric(first: String, second: String, value: Double, mirrored: Double)
  /// No set of prices can have these correlations.
  case correlationNotPositiveDefinite(asset: String, order: Int)
  /// The dynamics are of a kind that is not known.
  case unknownDynamics(kind: String, known: [String])
}

extension MarketModelError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .unsupportedVersion(let version):
      "ballastModel is \(version), but this version reads format 1: write \"ballastModel\": 1"
    case .noAssets:
      "assets is empty: name at least one asset"
    case .badAssetName(let name):
      "assets: the name \"\(name)\" is empty or has a comma, an equals sign, a colon or white space in it: rename it"
    case .duplicateAsset(let name):
      "assets: \(name) stands twice: remove one"
    case .missingValue(let key, let asset):
      "\(key): no value for \(asset): add one"
    case .unknownAsset(let key, let asset, let known):
      "\(key): \(asset) is not among the assets (\(known.joined(separator: ", "))): remove it or add it there"
    case .wrongCount(let key, let count, let expected):
      "\(key): \(count) values for \(expected) assets: give one per asset"
    case .outOfBounds(let key, let asset, let value, let low, let high):
      "\(asset.map { "\(key) of \($0)" } ?? key) is \(value), outside \(low) to \(high)"
        + (key == "volatility" ? ": it is a fraction per year (0.60 for 60 %)" : ": correct it")
    case .correlationShape(let rows, let columns, let expected):
      "correlation has \(rows) rows and a row of \(columns) values for \(expected) assets:"
        + " give \(expected) rows of \(expected)"
    case .correlationOutOfBounds(let first, let second, let value):
      "correlation of \(first) and \(second) is \(value), outside -1 to 1: correct it"
    case .correlationDiagonal(let asset, let value):
      "correlation of \(asset) with itself is \(value): the diagonal must be 1 (a covariance is not a correlation)"
    case .correlationNotSymmetric(let first, let second, let value, let mirrored):
      "correlation of \(first) and \(second) is \(value) above the diagonal and \(mirrored) below: make them equal"
    case .correlationNotPositiveDefinite(let asset, let order):
      "correlation is not positive definite: the row of \(asset) (row \(order)) contradicts the rows before it;"
        + " refit it, or replace it by the nearest correlation matrix"
    case .unknownDynamics(let kind, let known):
      "dynamics: unknown kind \"\(kind)\"; known are \(known.joined(separator: ", "))"
    }
  }
}
