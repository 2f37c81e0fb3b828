/// Who is told how far a run has come.
public protocol BlockObserver: Sendable {
  /// More blocks of work are to come.
  func expect(_ blocks: Int)

  /// A block is done.
  func advance()
}

/// Tells nobody.
public struct NoObserver: BlockObserver {
  /// The observer.
  public init() {}

  /// Does nothing.
  public func expect(_ blocks: Int) {}

  /// Does nothing.
  public func advance() {}
}
