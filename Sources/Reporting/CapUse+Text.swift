public import Margin

extension CapUse {
  /// How much of a cap the book uses, in a sentence.
  public var sentence: String {
    let amounts: String
    let what: String
    switch kind {
    case .supply: (what, amounts) = ("supply cap", "\(Figure.amount(used)) of \(Figure.amount(cap)) \(asset)")
    case .borrow: (what, amounts) = ("borrow cap", "\(Figure.amount(used)) of \(Figure.amount(cap)) \(asset)")
    case .debtCeiling: (what, amounts) = ("debt ceiling", "\(Figure.dollars(used)) of \(Figure.dollars(cap))")
    }
    return "The book uses \(amounts), the \(what) of \(asset)\(excess > 0 ? ", and exceeds it" : "")."
  }
}
