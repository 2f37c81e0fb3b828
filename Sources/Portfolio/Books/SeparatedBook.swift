/// A book whose isolated positions are accounts of their own, and whose each account is.
public struct SeparatedBook: Equatable, Sendable {
  /// The book.
  public let book: Book
  /// For each account of the book, the place of the account that it came from in the book before.
  ///
  /// Whoever counts accounts that are called counts each of these places once, however many of its parts are called.
  public let origins: [Int]
}
