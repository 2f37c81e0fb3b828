import Arguments

/// A type with a reason of its own.
struct Confidence: ExpressibleByArgument, Equatable {
  let level: Double

  init(level: Double) { self.level = level }

  init(argument: String) throws {
    level = try Double(argument: argument)
    guard level > 0, level < 1 else {
      let remedy = level > 1 && level < 100 ? ": write \(level / 100)" : ""
      throw ValidationError("\(argument) is outside (0, 1)\(remedy)")
    }
  }

  var defaultValueDescription: String { "\(level)" }
}
