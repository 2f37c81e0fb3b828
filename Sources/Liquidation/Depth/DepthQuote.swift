/// What the sale of a size is quoted to lose.
public struct DepthQuote: Equatable, Sendable {
  /// What is sold.
  public let size: DepthSize
  /// The share of the quiet value of the whole sale that is lost, fees and all, if the quote has them.
  public let slippage: Double

  /// A quote; whoever uses it checks it.
  public init(_ size: DepthSize, slippage: Double) {
    self.size = size
    self.slippage = slippage
  }
}
