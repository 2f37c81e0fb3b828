/// What keeps a book from being run on a market's paths.
public enum MarginCallError: Error, Equatable, Sendable {
  /// The book needs an asset that the model does not simulate, and that no venue counts at par.
  case unknownAsset(asset: String, known: [String])
}

extension MarginCallError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .unknownAsset(let asset, let known):
      "the book holds \(asset), which the model does not have (it has \(known.joined(separator: ", "))): add it to the"
        + " model, or name it in the venue's \"par\" where it counts as a dollar"
    }
  }
}
