/// A group of declared arguments, options and flags.
///
/// Conform a structure to it and embed that with ``OptionGroup`` to share options among commands. Only stored properties
/// wrapped in ``Argument``, ``Option``, ``Flag`` or ``OptionGroup`` are filled from the command line.
public protocol ParsableArguments: SendableMetatype {
  /// Creates the group with nothing parsed: defaults hold, and required properties may not be read yet.
  init()

  /// Checks what no single value can show, such as two options that exclude each other.
  ///
  /// Called once all values are in. The default accepts everything.
  ///
  /// - Throws: An error whose description is the reason, as ``ValidationError`` has it; it reaches the user as an
  ///   ``ArgumentError``.
  func validate() throws
}

extension ParsableArguments {
  /// Accepts every combination of values.
  public func validate() throws {}
}
