import Arguments

/// A length of time as one types it: 10d, 1h, 30m.
struct Duration: ExpressibleByArgument, Equatable {
  let days: Double
  private let text: String

  private static let units: [Character: Double] = ["d": 1, "h": 24, "m": 1440]

  /// A millisecond, in days: over much shorter times the variances of a path are lost in rounding.
  private static let least = 0.001 / 86_400

  init(argument: String) throws {
    guard let unit = argument.last, let perDay = Self.units[unit] else {
      let remedy =
        Double(argument)?.isFinite != true ? "10d, 1h or 30m" : "\(argument)d for days or \(argument)h for hours"
      throw ValidationError("'\(argument)' is not a length of time: write \(remedy)")
    }
    let number = try Double(argument: String(argument.dropLast()))
    guard number > 0, number / perDay <= 3650 else {
      throw ValidationError("'\(argument)' is not a length of time above 0 and at most 3650d")
    }
    guard number / perDay >= Self.least else {
      throw ValidationError("'\(argument)' is shorter than a millisecond: write 10d, 1h or 30m")
    }
    days = number / perDay
    text = argument
  }

  var defaultValueDescription: String { text }
}

extension Duration: CustomStringConvertible {
  var description: String { text }
}

extension Duration: Decodable {
  init(from decoder: any Decoder) throws {
    let word = try decoder.singleValueContainer().decode(String.self)
    do {
      try self.init(argument: word)
    } catch {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "\(error)"))
    }
  }
}

extension Duration: ExpressibleByStringLiteral {
  /// A length of time that the program itself writes.
  init(stringLiteral value: String) {
    guard let duration = try? Duration(argument: value) else { preconditionFailure("No length of time: \(value)") }
    self = duration
  }
}
