import Testing

extension [String: Any] {
  /// The number under a key.
  func number(_ key: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Double {
    try #require(self[key] as? Double, "\(key)", sourceLocation: sourceLocation)
  }

  /// The objects of an array under a key.
  func objects(_ key: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> [[String: Any]] {
    try #require(self[key] as? [[String: Any]], "\(key)", sourceLocation: sourceLocation)
  }

  /// The object under a key.
  func object(_ key: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> [String: Any] {
    try #require(self[key] as? [String: Any], "\(key)", sourceLocation: sourceLocation)
  }

  /// The ends of an interval under a key, nil where there is no bound.
  func interval(_ key: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> [Double?] {
    let ends = try #require(self[key] as? [Any], "\(key)", sourceLocation: sourceLocation)
    #expect(ends.count == 2, sourceLocation: sourceLocation)
    return ends.map { $0 as? Double }
  }
}
