import Arguments

/// Losses as one types them, fractions separated by commas: 0.2 or 0.1,0.2.
struct LossLevels: ExpressibleByArgument, Equatable {
  let levels: [Double]

  init(levels: [Double]) { self.levels = levels }

  init(argument: String) throws {
    var levels: [Double] = []
    for word in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let level = try Double(argument: String(word))
      guard level > 0, level < 1 else {
        throw ValidationError("a loss of \(word) is not a fraction strictly between 0 and 1 (0.2 for 20 %)")
      }
      guard !levels.contains(level) else { throw ValidationError("\(word) stands twice") }
      levels.append(level)
    }
    self.levels = levels
  }

  var defaultValueDescription: String { levels.map { "\($0)" }.joined(separator: ",") }
}
