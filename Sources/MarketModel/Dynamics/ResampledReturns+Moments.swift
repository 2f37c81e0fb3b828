extension ResampledReturns {
  /// How far the mean of a driver's days may be from 0, and their variance from 1.
  ///
  /// A drift hidden in the days would be one that the model does not state, and a variance other than 1 would be a
  /// volatility other than the model's.
  public static let standardTolerance = 1e-6

  /// The share of the variance that falls make, one per driver; 1/2 for a driver that never moved.
  public var fallShares: [Double] {
    history.map { values in
      let squares = values.reduce(0) { $0 + $1 * $1 }
      let falls = values.reduce(0) { $0 + min($1, 0) * min($1, 0) }
      return squares > 0 ? falls / squares : 0.5
    }
  }
}
