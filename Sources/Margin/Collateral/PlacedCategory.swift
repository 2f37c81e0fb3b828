/// A category over the assets of a priced book.
struct PlacedCategory: Sendable {
  let weights: CollateralWeights
  /// Whether each asset gets the weights.
  let isCollateral: [Bool]
  /// Whether each asset may be owed.
  let isBorrowable: [Bool]

  init(_ category: CollateralCategory, assets: [String]) {
    weights = category.weights
    isCollateral = assets.map(category.collateral.contains)
    isBorrowable = assets.map(category.borrowable.contains)
  }
}
