internal import Documents

/// A column of a file that nobody reads, to be reported.
public struct IgnoredColumn: Equatable, Sendable {
  /// The name in the header.
  public let name: String
  /// The name of a column that the form has and the file does not, where the two are alike; nil where none is.
  public let nearest: String?

  /// A column that is left out.
  ///
  /// - Parameters:
  ///   - name: The name in the header.
  ///   - known: The names that the form has and the file does not.
  public init(name: String, known: [String]) {
    self.name = name
    nearest = nearestName(to: name, in: known)
  }
}

extension IgnoredColumn: CustomStringConvertible {
  /// The column, and what it may have been meant for.
  public var description: String {
    let hint = nearest.map { "; did you mean \($0)?" } ?? ""
    return "column \(name) is not read\(hint)"
  }
}
