/// A word that its type refused, and why.
struct InvalidWord: Error {
  let word: String
  let reason: String
}
