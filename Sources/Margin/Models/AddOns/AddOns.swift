/// What is asked on top of a margin model: charges by size, then a buffer on the whole.
public struct AddOns: Equatable, Sendable {
  /// The charges by size, on initial and maintenance margin alike; nil for none.
  public let charges: ByUnderlying<SizeCharges>?
  /// The buffer on the model's margin and the charges; nil for none.
  public let buffer: MarginBuffer?

  /// Add-ons.
  public init(charges: ByUnderlying<SizeCharges>? = nil, buffer: MarginBuffer? = nil) {
    self.charges = charges
    self.buffer = buffer
  }
}
