/// An asset whose price is a claim on other assets, or on a promise: how its price follows from the drivers' paths.
///
/// A claim whose kind has noise of its own takes it from the driver of its name, so that the noise is correlated with
/// everything else as the model says; that driver's price is then the claim's. Every other claim adds an asset to the
/// model that has no driver.
public struct Claim: Equatable, Sendable {
  /// The name of the asset.
  public let asset: String
  /// How its price comes about.
  public let kind: Kind

  /// How a claim's price comes about.
  public enum Kind: Equatable, Sendable {
    /// A promise of a dollar: noise that returns to the peg, and breaks of the peg.
    case stablecoin(Stablecoin)
    /// A staked token: its underlying, its yield, and a discount.
    case staked(StakedToken)
    /// A wrapped or bridged token: its underlying until the wrapper fails.
    case wrapped(WrappedToken)
    /// A share in a pool that keeps a weighted product of its reserves.
    case constantProduct(ConstantProductShare)
    /// A share in a pool that keeps the stable-swap invariant.
    case stableSwap(StableSwapShare)
    /// A token of an asset whose market closes.
    case tokenised(TokenisedAsset)
  }

  /// A claim; a model checks it when it is made.
  public init(asset: String, kind: Kind) {
    self.asset = asset
    self.kind = kind
  }

  /// Whether its price moves by the noise of the driver of its name.
  public var hasDriver: Bool {
    switch kind {
    case .stablecoin, .staked, .tokenised: true
    case .wrapped, .constantProduct, .stableSwap: false
    }
  }

  /// The assets that its price looks at, apart from its own driver.
  public var references: [String] {
    switch kind {
    case .stablecoin(let coin): coin.depeg?.stress.map { [$0.asset] } ?? []
    case .staked(let token): [token.underlying]
    case .wrapped(let token): [token.underlying] + (token.failure.stress.map { [$0.asset] } ?? [])
    case .constantProduct(let share): share.assets
    case .stableSwap(let share): share.assets
    case .tokenised: []
    }
  }

  /// The name of the kind in a model file.
  public var kindName: String {
    switch kind {
    case .stablecoin: "stablecoin"
    case .staked: "staked"
    case .wrapped: "wrapped"
    case .constantProduct: "constantProduct"
    case .stableSwap: "stableSwap"
    case .tokenised: "tokenised"
    }
  }

  /// The names that a model file may use.
  public static let kinds = ["stablecoin", "staked", "wrapped", "constantProduct", "stableSwap", "tokenised"]
}
