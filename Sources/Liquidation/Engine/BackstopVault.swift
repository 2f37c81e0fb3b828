internal import Portfolio

/// What a backstop took over and has not unwound.
struct BackstopVault: Sendable {
  /// The dollars that it got, less what it paid, since the start.
  var cash = 0.0
  /// The contracts, at most one position per instrument and take-over.
  var positions: [Position] = []

  /// Whether there is nothing left to unwind.
  var isEmpty: Bool { positions.isEmpty }
}
