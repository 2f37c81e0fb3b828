/// What makes a set of figures no market model.
public enum MarketModelError: Error, Equatable, Sendable {
  /// The version of the format is one that this version of the tool does not read.
  case unsupportedVersion(Int)
  /// There is no asset.
  case noAssets
  /// A name is empty or has a character that the command line needs.
  case badAssetName(String)
  /// A name stands twice.
  case duplicateAsset(String)
  /// A table of values per asset lacks an asset.
  case missingValue(key: String, asset: String)
  /// A table of values per asset names an asset that the model does not have.
  case unknownAsset(key: String, asset: String, known: [String])
  /// There is not one value per asset.
  case wrongCount(key: String, count: Int, expected: Int)
  /// A value lies outside its bounds.
  case outOfBounds(key: String, asset: String?, value: Double, low: Double, high: Double)
  /// The correlation matrix has a row of the wrong length, or the wrong number of rows.
  case correlationShape(rows: Int, columns: Int, expected: Int)
  /// A correlation outside [-1, 1], or not a number.
  case correlationOutOfBounds(first: String, second: String, value: Double)
  /// A diagonal element of the correlation matrix is not 1.
  case correlationDiagonal(asset: String, value: Double)
  /// The correlation matrix differs from its transpose.
  case correlationNotSymmetric(first: String, second: String, value: Double, mirrored: Double)
  /// No set of prices can have these correlations.
  case correlationNotPositiveDefinite(asset: String, order: Int)
  /// The dynamics are of a kind that is not known.
  case unknownDynamics(kind: String, known: [String])
  /// A word that is none of those that a key may have.
  case unknownKind(key: String, kind: String, known: [String])
  /// Probabilities that do not add to 1.
  case probabilitySum(key: String, sum: Double)
  /// A volatility or a correlation that does not return to its long-run level.
  case notStationary(key: String, asset: String?, persistence: Double, bound: Double)
  /// The middle of a margin has fewer than two quantiles.
  case tooFewQuantiles(asset: String, count: Int)
  /// The quantiles of a margin fall somewhere.
  case quantilesNotSorted(asset: String, index: Int, value: Double, before: Double)
  /// A driver has another number of observed days than the first, or too few.
  case historyLength(asset: String, count: Int, expected: Int)
  /// Standardised returns whose mean is not 0, or whose variance is not 1.
  case notStandardised(key: String, asset: String, mean: Double, variance: Double)
  /// A chain of another number of states than two or three.
  case stateCount(Int)
  /// There is not one value per state.
  case wrongStateCount(key: String, count: Int, expected: Int)
  /// A state without a name, by its place from 0.
  case unnamedState(Int)
  /// Two states of one name.
  case duplicateState(String)
  /// States of a chain that never lead to each other.
  case separateStates
  /// The volatility at the top of a model is not that of its states.
  case longRunVolatility(asset: String, stated: Double, implied: Double)
  /// A correlation at the top of a model is not that of its states.
  case longRunCorrelation(first: String, second: String, stated: Double, implied: Double)
  /// A claim of a kind with noise of its own that is not among the drivers, or of a kind without that is.
  case claimDriver(asset: String, kind: String, needsDriver: Bool)
  /// A claim looks at an asset that the model does not have, or at itself.
  case unknownReference(claim: String, reference: String, known: [String])
  /// A claim looks at a claim that stands after it.
  case laterReference(claim: String, reference: String)
  /// A claim's market stress is not a driver's.
  case stressAsset(claim: String, reference: String, known: [String])
  /// A staked token has both an exit and a half-life, or neither, or an exit that is not known.
  case stakedExit(key: String, exit: String?, hasHalfLife: Bool)
  /// A judgement without a source.
  case noSource(claim: String)
  /// A pool of too few or too many assets, or with one that stands twice.
  case poolAssets(claim: String, count: Int, low: Int, high: Int)
  /// A market that is closed on every day of the week.
  case alwaysClosed(claim: String)
  /// A market that closes at weekends, in a model whose year has no days on which it is closed.
  case tradingYear(claim: String, daysPerYear: Double)
  /// A volatility surface without a slice.
  case noSlices(asset: String)
  /// A slice of a volatility surface that has not one volatility per moneyness, or none at all.
  case sliceCount(asset: String, days: Double, volatilities: Int, moneyness: Int)
  /// The slices of a volatility surface, or the moneyness within one, do not rise.
  case notRising(key: String, asset: String, value: Double, before: Double)
  /// What is wrong with a part of a model that is checked like the whole.
  indirect case inside(key: String, MarketModelError)
}

extension MarketModelError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .unsupportedVersion(let version):
      "ballastModel is \(version), but this version reads format 1: write \"ballastModel\": 1"
    case .noAssets:
      "assets is empty: name at least one asset"
    case .badAssetName(let name):
      "assets: the name \"\(name)\" is empty or has a comma, an equals sign, a colon or white space in it: rename it"
    case .duplicateAsset(let name):
      "assets: \(name) stands twice: remove one"
    case .missingValue(let key, let asset):
      "\(key): no value for \(asset): add one"
    case .unknownAsset(let key, let asset, let known):
      "\(key): \(asset) is not among the assets (\(known.joined(separator: ", "))): remove it or add it there"
    case .wrongCount(let key, let count, let expected):
      "\(key): \(count) values for \(expected) assets: give one per asset"
    case .outOfBounds(let key, let asset, let value, let low, let high):
      "\(asset.map { "\(key) of \($0)" } ?? key) is \(value), outside \(low) to \(high)"
        + (key == "volatility" ? ": it is a fraction per year (0.60 for 60 %)" : ": correct it")
    case .correlationShape(let rows, let columns, let expected):
      "correlation has \(rows) rows and a row of \(columns) values for \(expected) assets:"
        + " give \(expected) rows of \(expected)"
    case .correlationOutOfBounds(let first, let second, let value):
      "correlation of \(first) and \(second) is \(value), outside -1 to 1: correct it"
    case .correlationDiagonal(let asset, let value):
      "correlation of \(asset) with itself is \(value): the diagonal must be 1 (a covariance is not a correlation)"
    case .correlationNotSymmetric(let first, let second, let value, let mirrored):
      "correlation of \(first) and \(second) is \(value) above the diagonal and \(mirrored) below: make them equal"
    case .correlationNotPositiveDefinite(let asset, let order):
      "correlation is not positive definite: the row of \(asset) (row \(order)) contradicts the rows before it;"
        + " refit it, or replace it by the nearest correlation matrix"
    case .unknownDynamics(let kind, let known):
      "dynamics: unknown kind \"\(kind)\"; known are \(known.joined(separator: ", "))"
    case .unknownKind(let key, let kind, let known):
      "\(key): unknown word \"\(kind)\"; known are \(known.joined(separator: ", "))"
    case .probabilitySum(let key, let sum):
      "\(key) adds to \(sum): make it add to 1"
    case .notStationary(let key, let asset, let persistence, let bound):
      "\(asset.map { "\(key) of \($0)" } ?? key) has a persistence of \(persistence), above \(bound): it would never"
        + " return to its long-run level; lower alpha or beta, or refit with variance targeting"
    case .tooFewQuantiles(let asset, let count):
      "dynamics.margins of \(asset): middle has \(count) quantiles: give the two thresholds at least"
    case .quantilesNotSorted(let asset, let index, let value, let before):
      "dynamics.margins of \(asset): quantile \(index + 1) of middle is \(value), below \(before) before it: quantiles"
        + " do not fall"
    case .historyLength(let asset, let count, let expected):
      "dynamics.history of \(asset) has \(count) days, and \(expected) are needed: give as many for every driver, and no"
        + " fewer than \(ResampledReturns.fewestDays)"
    case .notStandardised(let key, let asset, let mean, let variance):
      "\(key) of \(asset) has mean \(mean) and variance \(variance): subtract the mean and divide by the standard"
        + " deviation, so that they are 0 and 1"
    case .stateCount(let count):
      "dynamics.states: \(count) states: give two or three"
    case .wrongStateCount(let key, let count, let expected):
      "\(key): \(count) values for \(expected) states: give one per state"
    case .unnamedState(let index):
      "dynamics.states[\(index)]: the name is empty: give it one"
    case .duplicateState(let name):
      "dynamics.states: two states are called \(name): rename one"
    case .separateStates:
      "dynamics.transition: the states never lead to each other, so there is no long run: correct the probabilities"
    case .longRunVolatility(let asset, let stated, let implied):
      "volatility of \(asset) is \(stated), but the states' long run has \(implied): write that"
    case .longRunCorrelation(let first, let second, let stated, let implied):
      "correlation of \(first) and \(second) is \(stated), but the states' long run has \(implied): write that"
    case .claimDriver(let asset, let kind, true):
      "claims: \(asset) is \(kind) and has noise of its own: add it to assets, with the volatility of that noise"
    case .claimDriver(let asset, let kind, false):
      "claims: \(asset) is \(kind) and follows other assets alone: take it out of assets"
    case .unknownReference(let claim, let reference, let known):
      "claims: \(claim) looks at \(reference), which is none of \(known.joined(separator: ", ")): correct it"
    case .laterReference(let claim, let reference):
      "claims: \(claim) looks at \(reference), which stands after it: change their order"
    case .noSlices(let asset):
      "derivatives: the volatility surface of \(asset) has no slice: give it at least one expiry"
    case .sliceCount(let asset, let days, let volatilities, let moneyness):
      "derivatives.surface.slices of \(asset): the slice of \(days) days has \(volatilities) volatilities for"
        + " \(moneyness) values of logMoneyness: give one for each, and at least one"
    case .notRising(let key, let asset, let value, let before):
      "\(key) of \(asset) is \(value) after \(before): put them in rising order, each once"
    case .stressAsset(let claim, let reference, let known):
      "claims: the stress of \(claim) is that of \(reference), which is no plain driver: take one of"
        + " \(known.joined(separator: ", "))"
    case .stakedExit(let key, let exit, let hasHalfLife):
      "\(key): a staked token has either \"exit\": \"fast\" or \"slow\", or a \"discountHalfLifeDays\"; this one has"
        + " \(exit.map { "exit \"\($0)\"" } ?? "no exit") and \(hasHalfLife ? "a" : "no") half-life"
    case .noSource(let claim):
      "claims: the judgement on \(claim) has no source: say whose it is and what it rests on"
    case .poolAssets(let claim, let count, let low, let high):
      "claims: the pool of \(claim) has \(count) different assets: give from \(low) to \(high), each once"
    case .alwaysClosed(let claim):
      "claims: the market of \(claim) is closed on every day: leave one open"
    case .tradingYear(let claim, let daysPerYear):
      "claims: the market of \(claim) closes on days of the calendar, and daysPerYear is \(daysPerYear): use 365"
    case .inside(let key, let error):
      "\(key): \(error)"
    }
  }
}
