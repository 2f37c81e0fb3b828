internal import Documents

extension ExpressibleByArgument where Self: RawRepresentable, RawValue == String {
  /// Creates the value whose raw value is a word.
  ///
  /// - Parameter argument: The word, in the case of the raw value.
  /// - Throws: ``ValidationError`` naming all values, where they can be listed, and the nearest.
  public init(argument: String) throws {
    if let value = Self(rawValue: argument) {
      self = value
      return
    }
    let values = Self.allValueStrings
    guard !values.isEmpty else { throw ValidationError("'\(argument)' is not a value it knows") }
    let hint = nearestName(to: argument, in: values).map { "; did you mean '\($0)'?" } ?? ""
    throw ValidationError("'\(argument)' is not one of \(values.joined(separator: ", "))\(hint)")
  }

  /// The raw value.
  public var defaultValueDescription: String { rawValue }
}

extension ExpressibleByArgument where Self: CaseIterable & RawRepresentable, RawValue == String {
  /// The raw values of all cases, in their order.
  public static var allValueStrings: [String] { allCases.map(\.rawValue) }
}
