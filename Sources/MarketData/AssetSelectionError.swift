internal import Documents

/// Why names do not select assets of a table.
public enum AssetSelectionError: Error, Equatable, Sendable {
  /// No name at all.
  case none(source: String)
  /// A name that the table does not have.
  case unknown(source: String, name: String, known: [String])
  /// A name given twice.
  case repeated(source: String, name: String)
}

extension AssetSelectionError: CustomStringConvertible {
  /// The table, the name and the names to choose from.
  public var description: String {
    switch self {
    case .none(let source): "no asset of \(source) is named; name at least one"
    case .unknown(let source, let name, let known):
      "\(source) has no asset \(excerpt(name)); it has \(listing(known))"
    case .repeated(let source, let name): "asset \(excerpt(name)) of \(source) is named twice; name it once"
    }
  }
}

/// The positions of named assets among those of a table, in the order named.
func positions(
  of names: [String], among assets: [String], source: String
) throws(AssetSelectionError) -> [Int] {
  guard !names.isEmpty else { throw .none(source: source) }
  var positions: [Int] = []
  for name in names {
    guard let position = assets.firstIndex(of: name) else {
      throw .unknown(source: source, name: name, known: assets)
    }
    guard !positions.contains(position) else { throw .repeated(source: source, name: name) }
    positions.append(position)
  }
  return positions
}
