extension Double {
  /// The shortest decimal that reads back as this number, without the point where it is whole.
  var shortText: String {
    let text = "\(self)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
