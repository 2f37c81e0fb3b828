internal import Kernels
internal import RandomStreams

/// A fixed number of paths in the making, one column of them per asset.
///
/// A tile's columns fit the second-level cache, and their length is a multiple of every vector's and a power of 2, of which
/// samplings make batches.
public struct PathTile: Sendable {
  /// The number of paths in every tile.
  public static let width = 256

  /// The number of paths that were asked for; the rest of the tile is padding and of no meaning.
  public internal(set) var count: Int
  /// The path numbers, `width` of them.
  public internal(set) var paths: [UInt64]
  /// The number of assets.
  public let assets: Int
  /// The number of drivers, which are the first of the assets.
  let drivers: Int
  /// The logarithm of price over first price: a column of `width` paths per asset.
  public internal(set) var logRatios: [Double]
  /// Price over first price, in the same layout: valid for the columns that were asked for at this step.
  public private(set) var priceRatios: [Double]
  /// The factor by which each path counts in an average: valid once the paths are drawn to the end, and 1 where the
  /// sampling has no weights.
  public internal(set) var weights: [Double]

  /// What contracts are priced by beside prices; without columns where the model has no derivatives.
  public internal(set) var derivatives: DerivativePaths

  /// What the volatility of the last step was multiplied by, path by path; 1 for
  /// normal returns.
  public var volatilityScale: [Double] { mixing }

  /// The independent factors of a step: a column of `width` paths per driver.
  var factors: [Double]
  /// The correlated factors of a step.
  var increments: [Double]
  /// The chi-squares of a step, and then what they multiply its returns by.
  var mixing: [Double]
  /// The variances of the next step, a column per driver, where volatility clusters.
  var variances: [Double]
  /// The hidden state of each path, or the day that it has drawn.
  var states: [Int]
  /// What a correlation that moves remembers.
  var correlation = CorrelationScratch()
  /// What the claims remember.
  var claims = ClaimScratch()
  /// A number per path for a moment.
  var column: [Double]
  var words: WordBuffer
  var scratch: SamplingScratch
  let instructionSet: InstructionSet

  init(
    assets: Int, drivers: Int, derivatives: [Int], scratch: SamplingScratch, instructionSet: InstructionSet
  ) {
    self.assets = assets
    self.drivers = drivers
    self.derivatives = DerivativePaths(assets: derivatives)
    self.scratch = scratch
    self.instructionSet = instructionSet
    count = 0
    paths = Array(repeating: 0, count: Self.width)
    logRatios = Array(repeating: 0, count: assets * Self.width)
    priceRatios = logRatios
    factors = Array(repeating: 0, count: drivers * Self.width)
    increments = factors
    variances = factors
    states = Array(repeating: 0, count: Self.width)
    weights = Array(repeating: 1, count: Self.width)
    mixing = weights
    column = Array(repeating: 0, count: Self.width)
    words = WordBuffer(paths: Self.width)
  }

  /// The places of an asset's paths in ``logRatios`` and ``priceRatios``.
  public static func column(_ asset: Int) -> Range<Int> { asset * width..<(asset + 1) * width }

  /// Makes ``priceRatios`` valid for some assets at this step.
  ///
  /// - Complexity: O(`assets.count`) exponentials per path.
  public mutating func computePriceRatios(of assets: [Int]) {
    for asset in assets {
      instructionSet.exponentials(of: logRatios, into: &priceRatios, in: Self.column(asset))
    }
  }

  mutating func start(_ numbers: ArraySlice<UInt64>) {
    precondition(!numbers.isEmpty && numbers.count <= Self.width, "A tile holds 1 to \(Self.width) paths")
    count = numbers.count
    var place = 0
    for number in numbers {
      precondition(number < PhiloxAddress.pathLimit, "A path number is below 2^48")
      paths[place] = number
      place += 1
    }
    for place in count..<Self.width { paths[place] = paths[0] }
    for place in logRatios.indices { logRatios[place] = 0 }
  }
}
