internal import Portfolio
internal import RiskMeasures

/// The same haircuts under several models of one market: what the choice of a model is worth.
public struct Envelope: Equatable, Sendable {
  /// The models, in the order in which they were given.
  public let models: [String]
  /// The assets that all models have, and then the baskets.
  public let subjects: [Subject]
  /// Assets that some model lacks, and which were left out.
  public let missing: [String]

  /// What one model says of all assets and baskets.
  public struct Column: Sendable {
    /// The name of the model.
    public let model: String
    /// The parameters of its assets.
    public let assets: [AssetParameters]
    /// The parameters of the baskets.
    public let baskets: [BasketParameters]

    /// What one model says.
    public init(model: String, assets: [AssetParameters], baskets: [BasketParameters]) {
      self.model = model
      self.assets = assets
      self.baskets = baskets
    }
  }

  /// One asset or basket.
  public struct Subject: Equatable, Sendable {
    /// Its name.
    public let name: String
    /// The haircut under each model, in the order of ``Envelope/models``.
    public let haircuts: [ParameterEstimate]

    /// The place of the model with the smallest measured haircut, the first of several.
    public var lowest: Int { haircuts.indices.min { haircuts[$0].measured < haircuts[$1].measured } ?? 0 }
    /// The place of the model with the largest measured haircut, the first of several.
    public var highest: Int {
      haircuts.indices.min { haircuts[$0].measured > haircuts[$1].measured } ?? 0
    }
    /// Whether the intervals of the smallest and the largest measured haircut overlap, so that these paths do not tell the
    /// models apart.
    public var isWithinNoise: Bool {
      guard let top = haircuts[lowest].measuredInterval.high, let bottom = haircuts[highest].measuredInterval.low else {
        return true
      }
      return bottom <= top
    }
  }

  /// The envelope of what several models say.
  ///
  /// - Parameter columns: The models, at least one, with the same baskets.
  /// - Precondition: there is a model, and the baskets are the same.
  public init(_ columns: [Column]) {
    precondition(!columns.isEmpty, "An envelope needs a model")
    precondition(
      columns.allSatisfy { $0.baskets.map(\.basket) == columns[0].baskets.map(\.basket) }, "The baskets differ")
    models = columns.map(\.model)
    let names = columns.map { Set($0.assets.map(\.asset)) }
    let shared = names.dropFirst().reduce(names[0]) { $0.intersection($1) }
    missing = names.reduce(Set()) { $0.union($1) }.subtracting(shared).sorted()
    let assets = columns[0].assets.map(\.asset).filter(shared.contains).map { name in
      Subject(
        name: name, haircuts: columns.compactMap { column in column.assets.first { $0.asset == name }?.haircut })
    }
    let baskets = columns[0].baskets.indices.map { index in
      Subject(name: columns[0].baskets[index].basket.name, haircuts: columns.map { $0.baskets[index].haircut })
    }
    subjects = assets + baskets
  }
}
