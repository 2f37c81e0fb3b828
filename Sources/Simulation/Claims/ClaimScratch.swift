/// What the claims of a model remember of a tile's paths.
struct ClaimScratch: Sendable {
  /// The columns that one claim may remember.
  static let columns = 3

  /// A column of paths for each number that a claim remembers: ``columns`` per claim.
  var state: [Double] = []
  /// The log ratios before the step, in the layout of the tile; valid for the assets whose step return a claim looks at.
  var before: [Double] = []
  /// By path, the logarithm of what stress multiplies a frequency by.
  var exponents: [Double] = []
  /// By path, the probability of a break; its logarithm's exponential on the way.
  var chances: [Double] = []
  /// The places in the tile of paths on which something breaks in the step.
  var broken: [Int] = []

  mutating func resize(claims: Int, assets: Int) {
    guard before.count != assets * PathTile.width || state.count != claims * Self.columns * PathTile.width else {
      return
    }
    state = Array(repeating: 0, count: claims * Self.columns * PathTile.width)
    before = Array(repeating: 0, count: assets * PathTile.width)
    exponents = Array(repeating: 0, count: PathTile.width)
    chances = exponents
    broken.reserveCapacity(PathTile.width)
  }

  /// Where a claim's number stands in ``state``.
  static func column(_ number: Int, of claim: Int) -> Int { (claim * columns + number) * PathTile.width }
}
