extension String {
  /// The name of a property in lower case with hyphens: `maxDrawdown` is `max-drawdown`, `modelURL` is `model-url`.
  var kebabCased: String {
    let letters = Array(self)
    var result = ""
    for (position, letter) in letters.enumerated() {
      if position > 0, letter.isUppercase {
        let followsUppercase = letters[position - 1].isUppercase
        let precedesLowercase = position + 1 < letters.count && letters[position + 1].isLowercase
        if !followsUppercase || precedesLowercase { result += "-" }
      }
      result += letter.lowercased()
    }
    return result
  }
}
